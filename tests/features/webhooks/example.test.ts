import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { aCountry } from '../../support/countries.js';
import { freePort } from '../../support/free-port.js';
import { emptyStore } from '../../support/store.js';
import { WebhookServer } from './webhook-server.js';

let db: Database;
let server: WebhookServer;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, [aCountry('china')]);
  server = await new WebhookServer(db).start();
});
afterAll(async () => {
  await server?.stop();
  await db?.close();
});

test('the receiver in docs/webhooks.md runs as printed', async () => {
  const page = await readFile('docs/webhooks.md', 'utf8');
  const code = /```js\n(.*?)```/s.exec(page)![1]!;
  const file = join('node_modules', '.cache', `receiver-${process.pid}.mjs`); // where the package is found
  await writeFile(file, code);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const { secret } = await server.register({ url });
  const receiver = spawn(process.execPath, [file], { env: { WEBHOOK_SECRET: secret, PORT: String(port) } });
  let printed = '';
  receiver.stdout.on('data', (text) => (printed += text));
  receiver.stderr.on('data', (text) => (printed += text));
  try {
    await expect
      .poll(() =>
        fetch(url, { method: 'POST', body: '{}' }).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(400);
    await server.commit('example', 'One');
    await expect.poll(() => printed).toContain('example-source: 3 created');
  } finally {
    if (receiver.kill()) await once(receiver, 'close');
  }
});
