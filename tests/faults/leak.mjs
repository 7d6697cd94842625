import pg from 'pg';

// Loaded into a server by `--import`, to see that a leak is found: the pool never gets the 30th connection back.

const { connect } = pg.Pool.prototype;
let calls = 0;
pg.Pool.prototype.connect = function (done) {
  calls += 1;
  if (!done || calls !== 30) return connect.call(this, done);
  return connect.call(this, (error, client, release) => {
    if (client) client.release = () => {};
    done(error, client, release);
  });
};
