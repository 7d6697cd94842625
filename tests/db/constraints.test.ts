import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { ConstraintError, storeError } from '../../src/db/errors.js';
import { models } from '../../src/db/generated/stored-models.js';
import { KINDS, slugColumn } from '../../src/model/kinds/kinds.js';
import { findColumn } from '../../src/query/model.js';
import { emptyStore } from '../support/store.js';
import { makeWorld, store, validRow, type Row, type World } from './rows.js';

let database: Database;
let world: World;

beforeAll(async () => {
  database = await emptyStore();
  world = await makeWorld(database);
});
afterAll(() => database.close());

/** A row to store, and its differences from a valid one. */
type Case = [table: string, constraint: string, change: Row | ((world: World) => Row)];

const date = (
  prefix: string,
  edtf: string | null,
  precision: string | null,
  earliest: string | null,
  latest: string | null,
): Row => ({
  [`${prefix}Edtf`]: edtf,
  [`${prefix}Precision`]: precision,
  [`${prefix}Earliest`]: earliest,
  [`${prefix}Latest`]: latest,
});

const slugs: Case[] = Object.keys(models)
  .filter((table) => findColumn(table, 'slug'))
  .flatMap((table) =>
    ['', 'Beijing', 'kim jong-un', '-a', 'a-', 'a--b', 'a\n', 'é'].map((slug): Case => [table, `${table}_slug_form`, { slug }]),
  );

const lists: Case[] = (
  [
    ['Country', 'aliases'],
    ['Person', 'aliases'],
    ['Organization', 'aliases'],
    ['Visit', 'places'],
  ] as const
).flatMap(([table, column]) =>
  [['a', ''], [null]].map((list): Case => [table, `${table}_${column}_not_blank`, { [column]: list }]),
);

const partialDates: Case[] = (
  [
    ['Position', 'start'],
    ['Position', 'end'],
    ['Visit', 'start'],
    ['Visit', 'end'],
    ['Event', 'start'],
    ['Event', 'end'],
    ['Statement', 'saidOn'],
    ['Source', 'publishedOn'],
  ] as const
).flatMap(([table, prefix]) => {
  const ended = table === 'Position' ? { status: 'ENDED' } : {};
  return [
    date(prefix, '2018', null, '2018-01-01', '2018-12-31'),
    date(prefix, null, 'YEAR', '2018-01-01', '2018-12-31'),
    date(prefix, null, null, '2018-01-01', null),
    date(prefix, null, null, null, '2018-12-31'),
    date(prefix, '2018', 'YEAR', null, null),
    date(prefix, ' ', 'YEAR', '2018-01-01', '2018-12-31'),
    date(prefix, '2018', 'YEAR', '2018-12-31', '2018-01-01'),
  ].map((dates): Case => [table, `${table}_${prefix}_partial_date`, { ...dates, ...ended }]);
});

const reversed: Case[] = ['Position', 'Visit', 'Event'].map((table) => [
  table,
  `${table}_end_not_before_start`,
  {
    ...date('start', '2018-03', 'MONTH', '2018-03-01', '2018-03-31'),
    ...date('end', '2018-02', 'MONTH', '2018-02-01', '2018-02-28'),
    ...(table === 'Position' ? { status: 'ENDED' } : {}),
  },
]);

const others: Case[] = [
  ...['cn', 'C', 'CHN', 'C1'].map((code): Case => ['Country', 'Country_code_form', { code }]),
  ...['chn', 'CN', 'CH1'].map((code3): Case => ['Country', 'Country_code3_form', { code3 }]),
  ['Country', 'Country_cow_has_years', { cow: 365 }],
  ['Country', 'Country_gw_has_years', { gwYears: ['1816-01-01/..'] }],
  ['Source', 'Source_coverage_is_list', { coverage: {} }],
  ...['A'.repeat(64), 'a'.repeat(63), 'g'.repeat(64)].map((sha256): Case => ['Source', 'Source_sha256_form', { sha256 }]),
  ['Position', 'Position_term_from_one', { term: 0 }],
  ['Position', 'Position_known_end_is_ended', { ...date('end', '2018', 'YEAR', '2018-01-01', '2018-12-31'), status: 'HELD' }],
  ['Visit', 'Visit_durationDays_positive', { durationDays: 0 }],
  ['Delegate', 'Delegate_ordinal_from_zero', { ordinal: -1 }],
  ['Participant', 'Participant_ordinal_from_zero', { ordinal: -1 }],
  ['StatementSpeaker', 'StatementSpeaker_ordinal_from_zero', { ordinal: -1 }],
  ['Statement', 'Statement_passageStart_from_zero', { passageStart: -1 }],
  ['Statement', 'Statement_original_in_a_language', { original: 'peace', originalLanguage: null }],
  ['Source', 'Source_length_from_zero', { length: -1 }],
  ['Citation', 'Citation_ordinal_from_zero', { ordinal: -1 }],
  ['Citation', 'Citation_start_from_zero', { start: -1 }],
  ['Citation', 'Citation_end_after_start', { start: 5, end: 5 }],
  ['Citation', 'Citation_digest_form', { digest: 'abc' }],
  [
    'CountryName',
    'CountryName_end_not_before_start',
    { ...date('start', '2018', 'YEAR', '2018-01-01', '2018-12-31'), ...date('end', '2017', 'YEAR', '2017-01-01', '2017-12-31') },
  ],
  [
    'Country',
    'Country_end_not_before_start',
    { ...date('start', '2018', 'YEAR', '2018-01-01', '2018-12-31'), ...date('end', '2017', 'YEAR', '2017-01-01', '2017-12-31') },
  ],
  ['Kinship', 'Kinship_child_is_a_parents_other_side', { kind: 'CHILD' }],
  ['Kinship', 'Kinship_two_people', ({ person }) => ({ relativeId: person })],
  ['Organization', 'Organization_not_its_own_parent', () => ({ ...both(randomUUID()) })],
  ['Participant', 'Participant_someone', { personId: null }],
  ['Participant', 'Participant_one_body', ({ country, organization }) => ({ countryId: country, organizationId: organization })],
  ['StatementSpeaker', 'StatementSpeaker_exactly_one', { personId: null }],
  ['StatementSpeaker', 'StatementSpeaker_exactly_one', ({ country }) => ({ countryId: country })],
  ['Citation', 'Citation_exactly_one_fact', { organizationId: null }],
  ['Citation', 'Citation_exactly_one_fact', ({ visit }) => ({ visitId: visit })],
];

test.each([...slugs, ...lists, ...partialDates, ...reversed, ...others])(
  '%s: %s refuses row %#',
  async (table, constraint, change) => {
    const row = { ...validRow(table, world), ...(typeof change === 'function' ? change(world) : change) };
    expect(await broken(table, row), JSON.stringify(row)).toMatchObject({ type: 'check', constraint });
  },
);

/** Two rows; the second repeats the natural key of the first. */
const repeated: Case[] = [
  ...['Country', ...KINDS.filter((kind) => slugColumn(kind) === 'slug').map(({ model }) => model)].map((table): Case => [
    table,
    `${table}_slug_key`,
    { slug: 'the-same' },
  ]),
  ['Country', 'Country_code_key', { code: 'ZZ' }],
  ['Statement', 'Statement_sourceId_key_key', { key: 'the same' }],
  ['Position', 'Position_natural_key', { title: 'nulls are the same' }],
  ['Position', 'Position_natural_key', ({ organization }) => ({ title: 'the same', organizationId: organization })],
  ['Participant', 'Participant_natural_key', ({ country }) => ({ personId: null, countryId: country })],
  ['Delegate', 'Delegate_unresolved_name_key', { name: 'the same' }],
  ['Delegate', 'Delegate_visitId_personId_key', ({ person }) => ({ personId: person })],
  ['StatementSpeaker', 'StatementSpeaker_statementId_ordinal_key', { ordinal: 7_000 }],
  ['StatementSpeaker', 'StatementSpeaker_countryId_statementId_key', ({ country }) => ({ personId: null, countryId: country })],
  ['Kinship', 'Kinship_personId_relativeId_kind_key', { kind: 'SPOUSE' }],
  ['Citation', 'Citation_organization_passage_key', { start: 900, end: 910 }],
];

test.each(repeated)('%s: %s refuses a second row %#', async (table, constraint, change) => {
  const row = () => ({ ...validRow(table, world), ...(typeof change === 'function' ? change(world) : change) });
  const other = table === 'StatementSpeaker' && 'ordinal' in row() ? { personId: null, organizationId: world.organization } : {};
  await store(database, table, { ...row(), ...(constraint.includes('ordinal') ? other : {}) }, world);
  expect(await broken(table, row())).toMatchObject({ type: 'unique', constraint });
});

test('a kinship is a single row per pair, whichever side is stored first', async () => {
  const row = { ...validRow('Kinship', world), kind: 'SIBLING' };
  await store(database, 'Kinship', row, world);
  const mirrored = { ...row, id: randomUUID(), personId: world.otherPerson, relativeId: world.person };
  expect(await broken('Kinship', mirrored)).toMatchObject({ type: 'unique', constraint: 'Kinship_pair_key' });
});

test('a fact that is still referenced cannot be removed', async () => {
  const remove = database.query({ text: 'DELETE FROM "Country" WHERE "id" = $1', values: [world.country] });
  expect(await remove.catch(storeError)).toMatchObject({ type: 'reference', constraint: 'Visit_hostCountryId_fkey' });
});

test.each([
  ['an unknown end', 'Position', date('start', '2011-12', 'MONTH', '2011-12-01', '2011-12-31')],
  ['one bound', 'Visit', date('start', '[..2000-05]', 'MONTH', null, '2000-05-31')],
  [
    'an end within the month of the start',
    'Visit',
    {
      ...date('start', '2018-03', 'MONTH', '2018-03-01', '2018-03-31'),
      ...date('end', '2018-03-28', 'DAY', '2018-03-28', '2018-03-28'),
    },
  ],
  ['an ended office with no known end', 'Position', { status: 'ENDED' }],
  ['no date', 'Event', {}],
])('accepts %s', async (_what, table, change) => {
  await expect(store(database, table, { ...validRow(table, world), ...change }, world)).resolves.toBeDefined();
});

test('text is ordered by code point', async () => {
  for (const [slug, name] of Object.entries({ 'o-1': 'zebra', 'o-2': 'Zulu', 'o-3': 'Émile', 'o-4': 'apple' })) {
    await store(database, 'Topic', { ...validRow('Topic', world), slug, name }, world);
  }
  const names = await database.prisma.topic.findMany({
    where: { slug: { startsWith: 'o-' } },
    orderBy: { name: 'asc' },
  });
  expect(names.map(({ name }) => name)).toEqual(['Zulu', 'apple', 'zebra', 'Émile']);
});

test('full-text search uses a column that the store fills', async () => {
  const text = 'the nuclear issue of the peninsula can be resolved';
  const row: Row = { ...validRow('Statement', world), text, textFolded: text };
  await store(database, 'Statement', row, world);
  const found = `SELECT "id" FROM "Statement" WHERE "searchVector" @@ websearch_to_tsquery('english_words', $1)`;
  expect(await database.query({ text: found, values: ['resolving issues'] })).toEqual([[row.id]]);
});

test('a list that is left out is stored as empty, not null', async () => {
  const { id } = await store(database, 'Person', validRow('Person', world), world);
  const aliases = { text: 'SELECT "aliases" FROM "Person" WHERE "id" = $1', values: [id] };
  expect(await database.query(aliases)).toEqual([[[]]]);
});

async function broken(table: string, row: Row): Promise<ConstraintError | null> {
  try {
    await store(database, table, row, world);
    return null;
  } catch (error) {
    const known = storeError(error);
    if (known instanceof ConstraintError) return known;
    throw error;
  }
}

function both(id: string): Row {
  return { id, parentId: id };
}
