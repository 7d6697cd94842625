import pg from 'pg';

// Loaded into a server with `--import` to verify that tests detect a leak: every sixth connection acquired from the pool is
// never returned, until three are leaked.

const [EACH, MOST] = [6, 3];
const { connect } = pg.Pool.prototype;
const leaked = new Set();
let calls = 0;
pg.Pool.prototype.connect = function (done) {
  calls += 1;
  if (!done || calls % EACH !== 0 || leaked.size === MOST) return connect.call(this, done);
  return connect.call(this, (error, client, release) => {
    if (client) {
      leaked.add(client);
      client.on('error', () => {}).once('end', () => leaked.delete(client));
      client.release = () => {};
    }
    done(error, client, release);
  });
};
