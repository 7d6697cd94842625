// node answer-without.mjs FOLDER DATA QUERY: starts the server compiled in a folder on a store, and prints its answer to
// a query and its schema.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printSchema } from 'graphql';

const [folder, dataDir, query] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(folder, 'dist/src', file)).href);
const { readConfig } = await load('config/config.js');
const { openDatabase } = await load('db/open.js');
const { FEATURES } = await load('features.js');
const { openLog } = await load('http/observe/log.js');
const { createServer } = await load('http/server.js');
const { createSchema } = await load('schema/schema.js');

const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }, FEATURES);
const db = await openDatabase(config);
const app = await createServer({ db, log: openLog(config.logLevel), config, features: FEATURES });
await app.ready();
const { json } = await app
  .inject({ method: 'POST', url: '/graphql', payload: { query } })
  .then((answer) => ({ json: answer.json() }));
console.log(JSON.stringify({ answer: json, schema: printSchema(await createSchema(FEATURES)) }));
await app.close();
await db.close();
