import dns from 'node:dns';
import { networkInterfaces } from 'node:os';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { readConfig } from '../../src/config/config.js';
import type { Database } from '../../src/db/database.js';
import { listen } from '../../src/http/listen.js';
import { createServer } from '../../src/http/server.js';
import { emptyStore } from '../support/store.js';

let db: Database;
beforeAll(async () => void (db = await emptyStore()));
afterAll(() => db?.close());

test("a server listens on only one of a host's two addresses, with its limits and its drain", async ({ skip }) => {
  const hasIPv6 = Object.values(networkInterfaces())
    .flat()
    .some((each) => each?.address === '::1');
  skip(!hasIPv6, 'the machine has no ::1');
  // Not all machines have two localhost addresses in /etc/hosts. Fastify and Node look up all of them, or one.
  const asked = vi.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) => {
    const done = rest.pop() as (error: null, ...found: unknown[]) => void;
    const names = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
    const found = names.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if ((rest[0] as { all?: boolean } | undefined)?.all) done(null, found);
    else done(null, found[0]!.address, found[0]!.family);
  }) as typeof dns.lookup);
  const app = await createServer({
    features: FEATURES,
    db,
    log: pino({ level: 'silent' }),
    config: readConfig({ RATE_LIMIT: '0' }, FEATURES),
  });
  const origin = await listen(app, 'localhost', 0, 'PORT');
  expect(app.addresses()).toEqual([expect.objectContaining({ address: '127.0.0.1' })]);
  expect((await fetch(`${origin}/health/live`)).status).toBe(200);
  await app.close();
  asked.mockRestore();
});

test('a host without an address is reported in one line', async () => {
  const app = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config: readConfig({}, FEATURES) });
  await expect(listen(app, 'nowhere.invalid', 0, 'PORT')).rejects.toThrow(
    /^Cannot listen on port 0 of nowhere\.invalid: .*(ENOTFOUND|EAI_AGAIN)/,
  );
});
