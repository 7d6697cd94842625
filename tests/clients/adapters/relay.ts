import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { commitMutation, fetchQuery, requestSubscription } from 'relay-runtime';
import type { OperationName } from '../operations.js';
import { createEnvironment } from '../relay/environment.js';
import type { Facts } from '../relay/facts.js';
import { addVisit, followVisit, showVisits, updateVisit, watch, type Documents } from '../relay/visits.js';
import type { Kind } from './adapter.js';

/** Relay names an operation after the module that it is in. */
const NAMES: Record<OperationName, string> = {
  Visits: 'visitsQuery',
  Host: 'visitHostQuery',
  Visit: 'visitQuery',
  UpdateVisit: 'visitUpdateMutation',
  MoveVisit: 'visitMoveMutation',
  VisitChanged: 'visitChangedSubscription',
  Search: 'visitSearchQuery',
  Facts: 'factsQuery',
};

/** Compiles the documents in folders of this one, without and with ids. */
export async function relay(folder: string): Promise<Kind> {
  const withTexts = await compile(join(folder, 'texts'), false);
  const withIds = await compile(join(folder, 'ids'), true);
  return {
    manifest: JSON.parse(await readFile(join(folder, 'ids/documents.json'), 'utf8')) as Record<string, string>,
    connect({ url, headers, live, byId }) {
      const documents = byId ? withIds : withTexts;
      const environment = createEnvironment(url, headers, live);
      const cached = (name: OperationName, variables: object) => {
        let read: any;
        watch(environment, documents[name], { ...variables }, (data) => (read = data))();
        return read;
      };
      return {
        addVisit: (id, where) => addVisit(environment, id, where),
        showVisits: (where, show) => showVisits(environment, documents, where, show),
        followVisit: (slug, show) => followVisit(environment, documents, slug, show),
        updateVisit: (visit, change) => updateVisit(environment, documents, visit, change),
        async query(name, variables) {
          await fetchQuery(environment, documents[name], { ...variables }).toPromise();
          return cached(name, variables);
        },
        mutate: (name, variables) =>
          new Promise((onCompleted, onError) => {
            const mutation = documents[name];
            commitMutation(environment, { mutation, variables: { ...variables }, onCompleted, onError });
          }),
        subscribe(name, variables, onNext) {
          const subscription = documents[name];
          const events = requestSubscription(environment, { subscription, variables: { ...variables }, onNext });
          return () => events.dispose();
        },
        cached,
        close: () => {},
      };
    },
  };
}

/** Runs relay-compiler in a folder, and loads what it writes. */
async function compile(folder: string, persist: boolean): Promise<Documents & { Facts: typeof Facts }> {
  await mkdir(join(folder, 'artifacts'), { recursive: true });
  for (const file of ['visit.ts', 'facts.ts']) await cp(join('tests/clients/relay', file), join(folder, 'src', file));
  await cp('schema.graphql', join(folder, 'schema.graphql'));
  const config = JSON.parse(await readFile('tests/clients/relay/relay.config.json', 'utf8')) as object;
  const compiled = { ...config, noSourceControl: true, ...(!persist && { persistConfig: undefined }) };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(compiled));
  await writeFile(join(folder, 'documents.json'), '{}');
  const compiler = resolve('tests/clients/node_modules/relay-compiler/cli.js');
  await promisify(execFile)(process.execPath, [compiler], { cwd: folder });

  const load = async ([name, file]: [string, string]) => {
    const url = pathToFileURL(join(folder, 'artifacts', `${file}.graphql.ts`)).href;
    return [name, ((await import(url)) as { default: unknown }).default];
  };
  return Object.fromEntries(await Promise.all(Object.entries(NAMES).map(load))) as Documents & { Facts: typeof Facts };
}
