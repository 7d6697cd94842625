import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Database } from '../../../src/db/database.js';
import { emptyStore } from '../../support/store.js';
import { serve, type Served } from '../serve.js';

let db: Database;
let server: Served;
let measured: Set<string>;
beforeAll(async () => {
  db = await emptyStore();
  server = await serve(db, {});
  const metrics = await (await fetch(new URL('/metrics', server.url))).text();
  measured = new Set([...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!));
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

/** The metrics that expressions use. A histogram has a bucket, a sum and a count. */
function namesIn(expressions: string[]): string[] {
  const names = expressions.flatMap((each) => each.match(/\b(communique|process|nodejs)_\w+/g) ?? []);
  return [...new Set(names.map((name) => (measured.has(name) ? name : name.replace(/_(bucket|count|sum)$/, ''))))];
}

test('the dashboard queries every metric of the server, and only existing ones', async () => {
  const { panels } = JSON.parse(await readFile('docs/operating/dashboard.json', 'utf8')) as {
    panels: { targets: { expr: string }[] }[];
  };
  const names = namesIn(panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)));
  expect(names.filter((name) => !measured.has(name))).toEqual([]);
  const own = [...measured].filter((name) => name.startsWith('communique_'));
  expect(own.filter((name) => !names.includes(name))).toEqual([]);
});

test('the alerts use existing metrics and say what to do', async () => {
  const { groups } = parse(await readFile('docs/operating/alerts.yaml', 'utf8')) as {
    groups: { rules: { expr: string; annotations: { description?: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  expect(namesIn(rules.map(({ expr }) => expr)).filter((name) => !measured.has(name))).toEqual([]);
  expect(rules.filter(({ annotations }) => !annotations.description)).toEqual([]);
});
