import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest';
import { graphql } from 'graphql';
import { createContext } from '../../../src/schema/context/context.js';
import type { Database } from '../../../src/db/database.js';
import { previewDataSet } from '../../../src/features/mapping/preview/preview-data-set.js';
import type * as Built from '../../../src/features/mapping/preview/preview-threads.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { countries } from '../../../seed/reference/countries.js';
import { build } from '../../support/process.js';
import { seededStore } from '../../support/store.js';

const MAPPING = `
source: { slug: visits, kind: DATASET, title: Visits, licence: CC0-1.0 }
format: { csv: {} }
key: visit-{id}
visit:
  title: '{person} in {host}'
  status: COMPLETED
  hostCountry: { from: host }
  start: { from: day, formats: [yyyy-MM-dd] }
  delegation: { from: person }
`;
const CSV =
  'id,host,day,person\n1,China,2018-03-25,Kim Jong-un\n2,Chinna,2018-05-07,Kim Jong-un\n3,Vietnam,27.2.2019,Kim Jong-un\n';
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const given = (mapping = MAPPING, csv = CSV) => ({
  ...{ mapping, lists: [], countries: countries() },
  file: { name: 'visits.csv', content: bytes(csv) },
});

test('a preview has totals, problems with their rows, the closest country names and the first records', async () => {
  const { problems, problemsCount, sample, findings, ...totals } = await previewDataSet(given(), null);
  expect(totals).toMatchObject({ recordsRead: 3, recordsUsed: 1, recordsRefused: 2, recordsLeftOut: 0, visitsMade: 1 });
  expect(problemsCount).toBe(2);
  expect(problems).toMatchObject([
    { file: 'visits.csv', line: 3, row: 3, column: 'host', code: 'country-unknown' },
    { file: 'visits.csv', line: 4, row: 4, column: 'day', code: 'date-form' },
  ]);
  expect(problems[0]!.message).toContain('nearest are china');
  expect(sample.join('\n')).toMatch(/visits\.csv:2 row 2[^]*hostCountry: china/);
  expect(findings.map(({ section }) => section)).toContain('distinct');
  expect(JSON.stringify(findings)).not.toContain(tmpdir());
});

test('violations of annotation rules are shown at their record, and an import refuses the same records', async () => {
  const csv = 'id,host,day,person\n1,China,2018-03-25,Kim\n2,China,2018-05-07,one two three four five six seven eight nine\n';
  const mapping = MAPPING.replace('{person} in {host}', '{person}').replace(', licence: CC0-1.0', '');
  const { problems, ...totals } = await previewDataSet(given(mapping, csv), null);
  expect(problems).toMatchObject([{ line: 3, row: 3, code: 'annotation' }]);
  expect(totals).toMatchObject({ recordsRead: 2, recordsUsed: 1, recordsRefused: 1, recordsLeftOut: 0, visitsMade: 1 });
});

test.each(['../../../../etc/passwd', '/etc/passwd', 'visits.csv/../other.csv', 'people.csv'])(
  'nothing is read with a mapping that refers to a missing list: %s',
  async (name) => {
    const { problems, recordsRead } = await previewDataSet(given(`${MAPPING}people: { same: ${JSON.stringify(name)} }\n`), null);
    expect(problems).toEqual([
      {
        ...{ file: 'mapping.yaml', code: 'list-unreadable' },
        message: `refers to the list ${JSON.stringify(name)}, which was not provided`,
      },
    ]);
    expect(recordsRead).toBe(0);
  },
);

test('an invalid mapping is reported as a problem', async () => {
  expect((await previewDataSet(given('source: ['), null)).problems).toMatchObject([
    { file: 'mapping.yaml', code: 'mapping-syntax' },
  ]);
});

test('a thread finds the same problems as a direct call, stops at the deadline and leaves no files behind', async () => {
  await build();
  const own = await mkdtemp(join(inject('runFolder'), 'previews-'));
  vi.stubEnv('TMPDIR', own);
  onTestFinished(() => void vi.unstubAllEnvs());
  const url = pathToFileURL(resolve('dist/src/features/mapping/preview/preview-threads.js')).href;
  const threads = new ((await import(url)) as typeof Built).PreviewThreads();
  expect(await threads.preview(given(), null)).toEqual(await previewDataSet(given(), null));
  const deadline = new AbortController();
  const slow = MAPPING.replace('{ from: host }', () => "{ from: host, extract: '^(a+)+$' }");
  const late = threads.preview(given(slow, `id,host,day,person\n1,${'a'.repeat(40)}!,2018-03-25,Kim\n`), deadline.signal);
  setTimeout(() => deadline.abort(), 300);
  await expect(late).rejects.toMatchObject({ extensions: { code: 'REQUEST_TIMEOUT' } });
  expect(await readdir(own)).toEqual([]);
  await threads.close();
});

let db: Database;
beforeAll(async () => void (db = await seededStore()));
afterAll(() => db.close());

test('previewMapping is for editors only, refuses paths and invalid base64, and stores nothing', async () => {
  const schema = await createSchema(FEATURES);
  const source = `mutation ($input: PreviewMappingInput!) { previewMapping(input: $input) { recordsRead recordsUsed problemsCount } }`;
  const ask = async (input: object, role: 'EDITOR' | null = 'EDITOR') => {
    const viewer = role && { subject: 'anna', role, expires: new Date(Date.now() + 60_000) };
    const contextValue = createContext(db.prisma, { viewer, canSignIn: true });
    const { data, errors } = await graphql({ schema, source, variableValues: { input }, contextValue });
    return errors ? errors.map(({ extensions }) => extensions['code']) : data!['previewMapping'];
  };
  const file = { name: 'visits.csv', base64: Buffer.from(CSV).toString('base64') };
  const sources = await db.prisma.source.count();
  expect(await ask({ mapping: MAPPING, file })).toEqual({ recordsRead: 3, recordsUsed: 1, problemsCount: 2 });
  expect(await ask({ mapping: MAPPING, file }, null)).toEqual(['UNAUTHENTICATED']);
  for (const name of ['../visits.csv', '/visits.csv', '..', '', 'mapping.yaml', 'a'.repeat(101)])
    expect(await ask({ mapping: MAPPING, file: { ...file, name } })).toEqual(['BAD_USER_INPUT']);
  expect(await ask({ mapping: MAPPING, file: { ...file, base64: '…' } })).toEqual(['BAD_USER_INPUT']);
  expect(await ask({ mapping: MAPPING, file, lists: [file] })).toEqual(['BAD_USER_INPUT']);
  expect(await db.prisma.source.count()).toBe(sources);
});
