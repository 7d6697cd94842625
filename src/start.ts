import 'reflect-metadata';
import type { Logger } from 'pino';
import { CheckThreads } from './model/read/check-threads.js';
import { collectGarbageEarly } from './commands/collect-garbage-early.js';
import { command } from './commands/command.js';
import type { Config } from './config/config.js';
import { addressOf } from './db/postgresql/config.js';
import type { DraftText } from './features/drafting/threads/draft-text.js';
import { DraftThreads } from './features/drafting/threads/draft-threads.js';
import { type ModelUse, withModel } from './features/drafting/model/ask-model.js';
import { openDatabase } from './db/open.js';
import { PreviewThreads } from './features/mapping/preview/preview-threads.js';
import { requireStore } from './db/migrations/require-store.js';
import { watchForFullDisk } from './db/embedded/watchdog.js';
import { readWeights } from './store/files/read-text.js';
import { listen } from './http/listen.js';
import { openLog } from './http/observe/log.js';

/** Under npm a Ctrl-C arrives twice: from the terminal and from npm. */
const SAME_SIGNAL_MS = 1_000;

await command(
  async (config) => {
    const log = openLog(config.logLevel);
    const opening = openDatabase({
      ...config,
      standbyUrls: config.replicaUrls ?? [],
      onConnectionLost: (error) => log.warn({ err: error }, 'the database dropped an idle connection'),
      onWarning: (message) => log.warn(message),
    });
    // The store opens while the server is loaded: each takes half of the time of a start.
    const [db, { createServer }] = await Promise.all([opening, import('./http/server.js')]);
    try {
      await requireStore(db, { writes: config.tokens !== null });
      const [checks, drafts, previews] = [new CheckThreads(config.maxBodyBytes), new DraftThreads(), new PreviewThreads()];
      const server = await createServer({
        db,
        log,
        config,
        check: checks.check,
        convert: checks.convert,
        draft: await drafting(drafts.draft, config, log),
        previewDataSet: previews.preview,
      });
      const origin = await listen(server, config.host, config.port, 'PORT');
      collectGarbageEarly(50); // a start would take a fifth longer, for no smaller peak
      const unwatch = config.databaseUrl === null ? watchForFullDisk(config.dataDir) : async () => {};
      stopOnSignals(async (signal) => {
        log.info(`Stopping, as ${signal} asks: what is under way has ${config.drainTimeout} s`);
        await server.close();
        await unwatch();
        await Promise.all([checks.close(), drafts.close(), previews.close()]);
        await db.close();
        log.info('Stopped');
      });
      console.log(welcome(`${origin}/graphql`, config));
      if (config.desk?.key) console.log(`The desk, signed in: ${config.publicUrl ?? origin}/desk?key=${config.desk.key}`);
    } catch (error) {
      await db.close();
      throw error;
    }
  },
  { desk: process.argv.includes('--desk') },
);

/** Drafts by the rules, and with the operator's weights and model if there are any. A model has a part of a request's time. */
async function drafting(byHand: DraftText, config: Config, log: Logger): Promise<DraftText> {
  const { draftModel: settings, draftWeights, requestTimeout } = config;
  const weights = draftWeights === null ? undefined : await readWeights(draftWeights);
  const draft: DraftText = (given, signal) => byHand({ ...given, weights }, signal);
  if (!settings) return draft;
  const tell = (use: ModelUse) => log.info({ model: use }, 'A model was asked about a text');
  return withModel(draft, { settings, milliseconds: requestTimeout * 750, tell });
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

function welcome(url: string, config: Config): string {
  const { tokens, databaseUrl, dataDir } = config;
  const store = databaseUrl === null ? `the embedded one in ${dataDir}` : `PostgreSQL at ${addressOf(databaseUrl)}`;
  const readOnly = tokens ? '' : '\nThe server is read-only: neither JWT_SECRET nor JWKS_URL is set.';
  return `Listening on ${url}: ${inBrowser(url, config)}try
  curl ${url} -H 'content-type: application/json' -d '{"query":"{ visits(first: 5) { totalCount nodes { title start { edtf } } } }"}'
The store is ${store}.${readOnly}`;
}

function inBrowser(url: string, { pages, playground, trustedDocumentsOnly }: Config): string {
  if (pages) return `open ${new URL('/', url).href} in a browser, or `;
  return playground && !trustedDocumentsOnly ? 'open it in a browser, or ' : '';
}
