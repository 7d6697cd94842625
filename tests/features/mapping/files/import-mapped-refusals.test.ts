import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { OperatorError } from '../../../../src/shared/operator-error.js';
import { files } from '../files.js';
import { dump } from '../../../store/dump.js';
import { setUp, start } from '../../../support/process.js';
import { seededStore } from '../../../support/store.js';
import { slowTest } from '../../../support/thorough.js';
import { BAD, HEADER, LISTS, PLAIN, REFUSED, run } from './mapped.js';

// A refused import writes nothing, so these tests share a store.

let database: Database;
beforeAll(async () => {
  database = await seededStore();
});
afterAll(() => database.close());

test('all problems are reported together, and nothing is written', async () => {
  const before = await dump(database);
  const { problems, reports, canSkip, survey } = await run(database, PLAIN, BAD, LISTS);
  expect(problems).toEqual(REFUSED);
  expect([reports, canSkip, survey.refused]).toEqual([null, true, 9]);
  expect(survey.problems[0]!.message).toBe('no country is called "Frnace": nearest are france, greece, monaco');
  expect(await dump(database)).toEqual(before);
});

test.each([
  ['a mapped column is missing', 'id,guest,host,start,end\n1,FR,ES,2001,\n', [['missing-column', undefined, undefined, 'who']]],
  [
    'a column is neither mapped nor ignored',
    'id,guest,host,start,end,who,note\n1,FR,ES,2001,,A,x\n',
    [['unmapped-column', 1, undefined, 'note']],
  ],
  ['the file is not UTF-8', Buffer.from(`${HEADER}1,FR,ES,2001,,José\n`, 'latin1'), [['encoding', 2, undefined, undefined]]],
  ['the file is malformed', `${HEADER}1,FR,ES,2001,,"A\n`, [['malformed', 2, 2, undefined]]],
  ['the file has no records', HEADER, [['no-record', undefined, undefined, undefined]]],
])('nothing is imported if %s, even if refused records may be skipped', async (_, data, expected) => {
  const before = await dump(database);
  const result = await run(database, PLAIN, data, LISTS, { skipRefused: true });
  expect(result).toMatchObject({ problems: expected, reports: null, canSkip: false });
  expect(await dump(database)).toEqual(before);
});

test('a record on which a pattern does not finish is refused and identified', async () => {
  const mapping = PLAIN.replace("title: 'Trip {id}'", () => "title: { from: id, extract: '^((a+)+)+$' }");
  const data = `${HEADER}1,FR,ES,2001,,A\n${'a'.repeat(40)}!,FR,ES,2001,,A\n`;
  const { survey, reports } = await run(database, mapping, data, LISTS);
  expect(reports).toBe(null);
  expect(survey.problems.map(({ code, message }) => [code, message])).toContainEqual([
    'slow-pattern',
    expect.stringContaining('the record on line 3 takes over 5 s'),
  ]);
});

slowTest(
  'a signal stops a command while a pattern is running, and the store can be opened again',
  async () => {
    const folder = await mkdtemp(join(inject('runFolder'), 'pattern-'));
    await setUp(folder);
    const mapping = PLAIN.replace("title: 'Trip {id}'", () => "title: { from: id, extract: '^((a+)+)+$' }");
    const data = `${HEADER}${'a'.repeat(40)}!,FR,ES,2001,,A\n`;
    const paths = await files({ 'mapping.yaml': mapping, data, ...LISTS });
    const running = start('communique import', folder, { DATA_DIR: join(folder, 'data') }, [
      '--mapping',
      paths['mapping.yaml']!,
      paths['data']!,
    ]);
    await running.printed(/countries: all \d+ unchanged/);
    await sleep(2_000);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe('SIGTERM');
    expect(running.output().stdout).not.toContain('slow-pattern'); // after 5 s
    const verify = start('communique verify', folder, { DATA_DIR: join(folder, 'data') });
    expect(await verify.ended).toBe(0);
  },
  120_000,
);

test.each([
  ['an unknown key', PLAIN.replace('visit:', 'visti:'), 'unknown key "visti": did you mean visit?'],
  ['an unknown field', PLAIN.replace('  end:', '  ende:'), 'visit.ende: unknown key "ende": did you mean end?'],
  [
    'an invalid form of dates',
    PLAIN.replace('start: start', 'start: { from: start, formats: [DD-MM-YYYY] }'),
    'DD is not one of',
  ],
  ['a missing list', PLAIN.replace('countries.csv', 'lands.csv'), 'there is no such file (no-file)'],
  ['invalid YAML', 'source: [', '(mapping-syntax)'],
])('a mapping with %s is refused', async (_, mapping, message) => {
  const refused = run(database, mapping, `${HEADER}1,FR,ES,2001,,A\n`, LISTS);
  await expect(refused).rejects.toThrow(OperatorError);
  await expect(refused).rejects.toThrow(message);
});

test.each([
  [
    'an unknown country',
    { 'countries.csv': 'name,slug\nX,atlantis\n' },
    'countries.csv:2 slug: there is no country with the slug atlantis',
  ],
  ['an unknown column', { 'countries.csv': 'name,slug,since\nX,france,1\n' }, 'has a column "since"'],
  [
    'two people for one spelling',
    { 'people.csv': 'spelling,slug\nAnn,ann\nAnn,ann-2\n' },
    'Ann is ann further up, and ann-2 here',
  ],
  ['a slug without a name', { 'people.csv': 'spelling,slug\nAnn,bob\n' }, 'add the name'],
])('a list with %s is refused', async (_, lists, message) => {
  await expect(run(database, PLAIN, `${HEADER}1,FR,ES,2001,,A\n`, { ...LISTS, ...lists })).rejects.toThrow(message);
});

test('a missing list of people or countries does not hide problems in the other list', async () => {
  const mapping = PLAIN.replace('people.csv', 'persons.csv').replace('countries.csv', 'lands.csv');
  await expect(run(database, mapping, HEADER)).rejects.toThrow(/lands\.csv.*\n.*persons\.csv/);
});
