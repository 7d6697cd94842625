import 'reflect-metadata';
import { collectGarbageEarly } from './commands/collect-garbage-early.js';
import { reportFailure } from './commands/failure.js';
import { loadConfig, type Config } from './config/config.js';
import { databaseAddress } from './db/postgresql/config.js';
import { openDatabase } from './db/open.js';
import { requireStore } from './db/migrations/require-store.js';
import { watchForFullDisk } from './db/embedded/watchdog.js';
import { FEATURES } from './features.js';
import { enabledFeatures, type Feature } from './http/feature.js';
import { listen } from './http/listen.js';
import { openLog } from './http/observe/log.js';

/** Under npm, Ctrl-C arrives twice: from the terminal and from npm. */
const SAME_SIGNAL_MS = 1_000;

try {
  await startServer(loadConfig(FEATURES, variablesOfThisRun));
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}

async function startServer(config: Config): Promise<void> {
  const log = openLog(config.logLevel);
  const opening = openDatabase({
    ...config,
    standbyUrls: config.replicaUrls ?? [],
    onConnectionLost: (error) => log.warn({ err: error }, 'the database dropped an idle connection'),
    onWarning: (message) => log.warn(message),
  });
  // Opens the store while the server is loading: each takes half of the start time.
  const [db, { createServer }] = await Promise.all([opening, import('./http/server.js')]);
  try {
    await requireStore(db, { writes: config.tokens !== null });
    const server = await createServer({ db, log, config, features: FEATURES, inThreads: true });
    const origin = await listen(server, config.host, config.port, 'PORT');
    collectGarbageEarly(50); // if called earlier, startup is a fifth slower without a lower peak
    const unwatch = config.databaseUrl === null ? watchForFullDisk(config.dataDir) : async () => {};
    stopOnSignals(async (signal) => {
      log.info(`Received ${signal}: stopping. Requests in progress have ${config.drainTimeout} s to finish`);
      await server.close();
      await unwatch();
      await db.close();
      log.info('Stopped');
    });
    console.log(welcome(origin, config, enabledFeatures(FEATURES, config)));
  } catch (error) {
    await db.close();
    throw error;
  }
}

function variablesOfThisRun(env: NodeJS.ProcessEnv): Record<string, string> {
  const asked = FEATURES.filter(({ name }) => process.argv.includes(`--${name}`));
  return Object.fromEntries(asked.flatMap(({ forThisRun }) => Object.entries(forThisRun?.(env) ?? {})));
}

function stopOnSignals(stop: (signal: NodeJS.Signals) => Promise<void>): void {
  let first: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (first !== undefined) {
      if (Date.now() - first > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    first = Date.now();
    stop(signal).catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function welcome(origin: string, config: Config, features: readonly Feature[]): string {
  const { tokens, databaseUrl, dataDir } = config;
  const url = `${origin}/graphql`;
  const store = databaseUrl === null ? `the embedded one in ${dataDir}` : `PostgreSQL at ${databaseAddress(databaseUrl)}`;
  const readOnly = tokens ? '' : '\nThe server is read-only: neither JWT_SECRET nor JWKS_URL is set.';
  const [address] = features.flatMap((feature) => feature.address?.(config, origin) ?? []);
  const opened = address === undefined ? '' : `open ${address === url ? 'it' : address} in a browser, or `;
  const lines = features.flatMap((feature) => feature.welcome?.(config, origin) ?? []);
  return `Listening on ${url}: ${opened}try
  curl ${url} -H 'content-type: application/json' -d '{"query":"{ visits(first: 5) { totalCount nodes { title start { edtf } } } }"}'
The store is ${store}.${readOnly}${lines.map((line) => `\n${line}`).join('')}`;
}
