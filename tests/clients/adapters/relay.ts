import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { commitMutation, fetchQuery, requestSubscription, type GraphQLTaggedNode, type Variables } from 'relay-runtime';
import { createEnvironment, watch } from '../relay/environment.js';
import type { Kind, OperationName } from './adapter.js';

/** Relay names an operation after the module that it is in. */
const NAMES: Record<OperationName, string> = {
  Visits: 'visitsQuery',
  Host: 'visitHostQuery',
  Visit: 'visitQuery',
  UpdateVisit: 'visitUpdateMutation',
  VisitChanged: 'visitChangedSubscription',
  Search: 'visitSearchQuery',
};
type Compiled = Record<OperationName, GraphQLTaggedNode>;

/** Compiles the documents in folders of this one, without and with ids. */
export async function relay(folder: string): Promise<Kind> {
  const texts = await compile(join(folder, 'texts'), false);
  const persisted = join(folder, 'ids');
  const ids = await compile(persisted, true);
  return {
    manifest: JSON.parse(await readFile(join(persisted, 'documents.json'), 'utf8')) as Record<string, string>,
    connect({ url, headers, live, byId }) {
      const documents = byId ? ids : texts;
      const environment = createEnvironment(url, headers, live);
      const stops: (() => void)[] = [];
      const query = (name: OperationName, variables: object) =>
        fetchQuery<any>(environment, documents[name], variables as Variables).toPromise();
      return {
        async query(name, variables) {
          await query(name, variables);
          return this.cached(name, variables);
        },
        async watch(name, variables) {
          await query(name, variables);
          let shown: any;
          stops.push(watch(environment, documents[name], variables as Variables, (data) => void (shown = data)));
          return {
            get data() {
              return shown;
            },
            more: (after) => query(name, { ...variables, after }),
          };
        },
        mutate: (name, variables) =>
          new Promise((onCompleted, onError) => {
            commitMutation(environment, {
              mutation: documents[name],
              variables: variables as Variables,
              onCompleted,
              onError,
            });
          }),
        subscribe(name, variables, onNext) {
          const subscription = documents[name];
          const events = requestSubscription(environment, { subscription, variables: variables as Variables, onNext });
          stops.push(() => events.dispose());
        },
        cached(name, variables) {
          let read: any;
          watch(environment, documents[name], variables as Variables, (data) => void (read = data))();
          return read;
        },
        close() {
          for (const stop of stops) stop();
        },
      };
    },
  };
}

/** Runs relay-compiler in a folder, and loads what it writes. */
async function compile(folder: string, persist: boolean): Promise<Compiled> {
  await mkdir(join(folder, 'artifacts'), { recursive: true });
  await cp('tests/clients/relay/visit.ts', join(folder, 'src/visit.ts'));
  await cp('schema.graphql', join(folder, 'schema.graphql'));
  const config = JSON.parse(await readFile('tests/clients/relay/relay.config.json', 'utf8')) as object;
  const compiled = persist ? config : { ...config, persistConfig: undefined };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(compiled));
  await writeFile(join(folder, 'documents.json'), '{}');
  const compiler = resolve('node_modules/relay-compiler/cli.js');
  await promisify(execFile)(process.execPath, [compiler], { cwd: folder });

  const load = async ([name, file]: [string, string]) => {
    const url = pathToFileURL(join(folder, 'artifacts', `${file}.graphql.ts`)).href;
    return [name, ((await import(url)) as { default: GraphQLTaggedNode }).default];
  };
  return Object.fromEntries(await Promise.all(Object.entries(NAMES).map(load))) as Compiled;
}
