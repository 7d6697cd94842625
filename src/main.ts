import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { CheckThread } from './claims/read/check-thread.js';
import { command } from './commands/command.js';
import type { Config } from './config.js';
import { openDatabase } from './db/open.js';
import { requireMigrated } from './db/migrate.js';
import { OperatorError } from './operator-error.js';
import { createServer } from './server/server.js';

/** Under npm a Ctrl-C arrives twice: from the terminal and from npm. */
const SAME_SIGNAL_MS = 1_000;

await command(async (config) => {
  const log = pino({ level: config.logLevel });
  const db = await openDatabase({
    ...config,
    standbyUrls: config.replicaUrls ?? [],
    onConnectionLost: (error) => log.warn({ err: error }, 'the database dropped an idle connection'),
    onWarning: (message) => log.warn(message),
  });
  try {
    await requireMigrated(db);
    const thread = new CheckThread();
    const server = await createServer({ db, log, config, check: thread.check });
    const url = await listen(server, config);
    stopOnSignals(async () => {
      await server.close();
      await thread.close();
      await db.close();
    });
    console.log(welcome(url, config));
  } catch (error) {
    await db.close();
    throw error;
  }
});

async function listen(server: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    await server.close();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new OperatorError(
        `Port ${port} of ${host} is in use. Stop the process that uses it, or set PORT to another port.`,
      );
    }
    throw new OperatorError(`Cannot listen on port ${port} of ${host}: ${message}`, { cause: error });
  }
  const { port: taken } = server.server.address() as AddressInfo;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${taken}/graphql`;
}

function stopOnSignals(stop: () => Promise<void>): void {
  let first: number | undefined;
  const onSignal = () => {
    if (first !== undefined) {
      if (Date.now() - first > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    first = Date.now();
    stop().catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function welcome(url: string, config: Config): string {
  const { tokens } = config;
  const readOnly = tokens ? '' : '\nThe server is read-only: neither JWT_SECRET nor JWKS_URL is set.';
  return `Listening on ${url}: ${inBrowser(url, config)}try
  curl ${url} -H 'content-type: application/json' -d '{"query":"{ visits(first: 5) { totalCount nodes { title start { edtf } } } }"}'${readOnly}`;
}

function inBrowser(url: string, { pages, playground, trustedDocumentsOnly }: Config): string {
  if (pages) return `open ${new URL('/', url).href} in a browser, or `;
  return playground && !trustedDocumentsOnly ? 'open it in a browser, or ' : '';
}
