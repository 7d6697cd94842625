import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { person } from '../../../src/model/kinds/person.js';
import { create } from '../../../src/features/editing/store/edit.js';
import { applyEdits, type EditStep } from '../../../src/features/editing/store/run-edit.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { emptyStore } from '../../support/store.js';
import { clear, dump } from '../../store/dump.js';
import { COUNTRIES } from '../../store/small-annotations.js';
import { mutate } from './editor.js';

let [database, schema]: [Database, GraphQLSchema] = [null!, null!];
beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
beforeEach(async () => {
  await clear(database);
  for (const source of ['one', 'two']) {
    const annotation = JSON.stringify({
      source: { slug: source, kind: 'LINK', title: source, url: 'https://example.org/' },
    });
    await mutate(
      schema,
      database,
      `mutation ($input: ImportSourceInput!) { importSource(input: $input) { errors { message } } }`,
      { annotation, keepText: true },
    );
  }
});
afterAll(() => database.close());

const APPLY = `mutation ($input: ApplyEditsInput!) { applyEdits(input: $input) {
  nodes { __typename id ... on Visit { slug version status } ... on Person { slug } } errors { code message path } } }`;
const apply = (edits: object[], dryRun = false) => mutate(schema, database, APPLY, { edits, dryRun });

const cite = [{ start: 0, end: 0 }];
const visit = { source: 'one', slug: 'trip', title: 'A trip', status: 'PLANNED', hostCountry: 'china', cite };
const delegate = { source: 'one', visit: 'trip', name: 'Ann', person: 'ann', side: 'GUEST', capacity: 'HEAD', cite };
const STEPS = [{ createPerson: { source: 'one', name: 'Ann' } }, { createVisit: visit }, { createDelegate: delegate }];
const changeSets = () => database.prisma.changeSet.count();

test('several edits form a single change set, and each edit sees the ones before it', async () => {
  const before = await changeSets();
  const { nodes, errors } = await apply(STEPS);
  expect(errors).toEqual([]);
  expect(nodes).toMatchObject([{ __typename: 'Person', slug: 'ann' }, { slug: 'trip', version: 1 }, { __typename: 'Delegate' }]);
  expect(await changeSets()).toBe(before + 1);
  const [person, trip, member] = nodes;
  const again = await apply([
    { updateVisit: { id: trip.id, version: 1, status: 'COMPLETED' } },
    { updateVisit: { id: trip.id, version: 2, places: ['Oslo'] } },
    { deleteDelegate: { id: member.id, version: 1 } },
    { deletePerson: { id: person.id, version: 1 } },
    { createTopic: { source: 'two', name: 'Peace' } },
  ]);
  expect(again.errors).toEqual([]);
  expect(again.nodes).toMatchObject([{ version: 3, status: 'COMPLETED' }, { version: 3 }, null, null, { __typename: 'Topic' }]);
  expect(await changeSets()).toBe(before + 3); // one for each source
  const last = await database.prisma.changeSet.findMany({
    orderBy: { id: 'desc' },
    take: 2,
    include: { changes: true },
  });
  expect(last.map(({ source, changes }) => [source, changes.length])).toEqual([
    ['two', 1],
    ['one', 4],
  ]);
});

test('one refused edit causes all to be refused, and the error identifies it', async () => {
  const [before, sets] = [await dump(database), await changeSets()];
  const wrong = { createDelegate: { ...delegate, person: 'bob' } };
  const { nodes, errors } = await apply([...STEPS, wrong]);
  expect(nodes).toEqual([]);
  expect(errors).toMatchObject([{ path: ['input', 'edits', '3', 'createDelegate', 'person'] }]);
  expect([await dump(database), await changeSets()]).toEqual([before, sets]);
});

test('an edit based on an earlier version is a conflict, even within one request', async () => {
  const { nodes } = await apply(STEPS);
  const step = { updateVisit: { id: nodes[1].id, version: 1, status: 'COMPLETED' } };
  const { errors } = await apply([step, step]);
  expect(errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'edits', '1', 'updateVisit', 'version'] }]);
});

test('a dry run stores nothing, and each edit has exactly one operation', async () => {
  const before = await dump(database);
  expect(await apply(STEPS, true)).toEqual({ nodes: [], errors: [] });
  expect((await apply(Array.from({ length: 101 }, () => STEPS[0]!))).errors).toMatchObject([{ code: 'SHAPE' }]);
  expect(await dump(database)).toEqual(before);
  await expect(apply([{ ...STEPS[0], ...STEPS[1] }])).rejects.toThrow(/[Ee]xactly one/);
});

test('edits with an idempotency key are applied once, and the key cannot be reused for other edits', async () => {
  const input = { edits: STEPS, idempotencyKey: 'trip' };
  const send = (more: object = {}) => mutate(schema, database, APPLY, { ...input, ...more });
  expect(await send({ dryRun: true })).toEqual({ nodes: [], errors: [] });
  const first = await send();
  expect(first.errors).toEqual([]);
  const before = await dump(database);
  expect(await send()).toEqual(first);
  expect(await dump(database)).toEqual(before);
  expect(await database.prisma.idempotencyKey.findMany()).toMatchObject([
    { key: 'trip', subject: 'ann', nodeIds: { length: 3 } },
  ]);

  const other = await send({ edits: STEPS.slice(0, 2) });
  expect(other).toMatchObject({ nodes: [], errors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }] });
  const [person, trip, member] = first.nodes;
  await apply([{ deleteDelegate: { id: member.id, version: 1 } }]);
  expect((await send()).nodes).toEqual([person, trip, null]); // in their current state
});

test('refused edits leave the idempotency key available', async () => {
  const send = (edits: object[]) => mutate(schema, database, APPLY, { edits, idempotencyKey: 'again' });
  expect((await send([STEPS[2]!])).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await send(STEPS)).errors).toEqual([]);
});

test('after the deadline no further edit starts, and none of the edits is stored', async () => {
  const before = await dump(database);
  const time = new AbortController();
  const add =
    (name: string): EditStep =>
    (tx, histories) =>
      create(tx, person, {
        key: { slug: name },
        claim: { name },
        source: 'one',
        input: {},
        idempotencyKey: null,
        by: 'x',
        histories,
      });
  const last: EditStep = async (...given) => {
    time.abort();
    return add('ann')(...given);
  };
  const applied = applyEdits(database.prisma, [last, add('bob')], {
    ...{ by: 'x', idempotencyKey: null, input: {} },
    ...{ dryRun: false, signal: time.signal },
  });
  await expect(applied).rejects.toMatchObject({ step: 1, errors: [{ code: 'REQUEST_TIMEOUT' }] });
  expect(await dump(database)).toEqual(before);
});
