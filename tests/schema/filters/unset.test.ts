import {
  getNamedType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  print,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { createSchema } from '../../../src/schema/schema.js';
import { post, serve, type Served } from '../../http/serve.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore, seededStore } from '../../support/store.js';
import { thorough } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { listDefinitions, type ListDefinition } from './oracle.js';

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);

/** Returns what a document finds, equal compiled and resolved, or why it is refused. */
async function answerOf(db: Database, query: string, variables: object = {}): Promise<{ found: unknown } | { refused: string }> {
  const [invalid] = validate(schema, parse(query));
  if (invalid) return { refused: invalid.message };
  const { data, errors } = JSON.parse(await byResolvers(schema, db, query, variables));
  const compiled = await byStatement(compiler, db, query, variables).catch(({ message }: Error) => ({ reason: message }));
  if (errors) {
    expect(errors[0].extensions?.code ?? errors[0].message, query).toMatch(/^BAD_USER_INPUT$|^(Argument|Variable) "/);
    expect(compiled, query).toEqual({ reason: errors[0].message });
    return { refused: errors[0].message };
  }
  if ('reason' in compiled) throw new Error(`${compiled.reason}: ${query}`);
  expect(JSON.parse(compiled.text).data, query).toEqual(data);
  return { found: data };
}

/** A field of a filter, and the shortest path to it in the filter of a list. */
interface Place {
  list: ListDefinition;
  where: GraphQLInputObjectType;
  field: GraphQLInputField;
  /** Wraps `inner`, the filter that has the field, in the filter of the list. */
  around: (inner: string) => string;
}

/** Returns every field of every input type within a `where`, once. */
function places(): Place[] {
  const seen = new Set<GraphQLInputObjectType>();
  let open = listDefinitions(schema).map((list) => ({ list, where: list.where, around: (inner: string) => inner }));
  const found: Place[] = [];
  while (open.length > 0) {
    const next: typeof open = [];
    for (const each of open) {
      if (seen.has(each.where)) continue;
      seen.add(each.where);
      for (const field of Object.values(each.where.getFields())) {
        found.push({ ...each, field });
        const where = getNamedType(field.type);
        if (isInputObjectType(where))
          next.push({ ...each, where, around: (inner) => each.around(`{ ${field.name}: ${inner} }`) });
      }
    }
    open = next;
  }
  return found;
}

describe('a missing variable, a null variable and a null field of any filter', () => {
  let db: Database;
  beforeAll(async () => {
    db = await emptyStore();
    await fillWorld(db, 7);
  });
  afterAll(() => db.close());

  const all = places();
  const inputs = [...new Set(all.map(({ where }) => where))];

  it('can occur in every input type of a `where`', () => {
    const names = Object.keys(schema.getTypeMap()).filter((name) => /(Where|(String|Date|Int)Filter)$/.test(name));
    expect(inputs.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it.each(inputs.map((input) => [input.name, input] as const))('%s', async (_name, input) => {
    for (const [n, { list, field, around }] of all.filter(({ where }) => where === input).entries()) {
      const type = String(isNonNullType(field.type) ? field.type.ofType : field.type);
      const query = (inner: string, declared = '') =>
        print(
          parse(`query ${declared} { found: ${list.list}(where: ${around(inner)}, first: 100) { totalCount nodes { id } } }`),
        );
      const both = siblings(input, field);
      for (const beside of thorough ? both : [both[n % both.length]!]) {
        let leftOut: Promise<object> | undefined;
        const refusedOrLeftOut = async (answer: object, asked: string) => {
          if ('refused' in answer) return;
          leftOut ??= answerOf(db, query(`{ ${beside} }`));
          expect(answer, asked).toEqual(await leftOut);
        };
        const unset = query(`{ ${beside} ${field.name}: $value }`, `($value: ${type})`);
        await refusedOrLeftOut(await answerOf(db, unset), unset);
        const nulls = [
          await answerOf(db, unset, { value: null }),
          await answerOf(db, query(`{ ${beside} ${field.name}: null }`)),
          await answerOf(db, unset.replace(`$value: ${type}`, `$value: ${type} = null`)),
        ];
        for (const each of nulls) expect(each, unset).toHaveProperty('refused');
        for (const inner of within(field)) {
          const nested = query(`{ ${beside} ${field.name}: ${inner} }`, `($value: String)`);
          await refusedOrLeftOut(await answerOf(db, nested), nested);
        }
      }
    }
  });

  /** Returns no other condition, or conditions that some rows meet. */
  function siblings({ name, isOneOf }: GraphQLInputObjectType, { name: field }: GraphQLInputField): string[] {
    const other = [
      'slug: { startsWith: "" }',
      'side: GUEST',
      'kind: [POSITION]',
      'certainty: POSSIBLE',
      'title: { startsWith: "" }',
    ];
    const fields = schema.getType(name) as GraphQLInputObjectType;
    const fitting = other.find((each) => {
      const own = each.split(':')[0]!;
      return own !== field && own in fields.getFields() && (own !== 'kind' || name === 'DisagreementWhere');
    });
    return isOneOf || !fitting ? [''] : ['', fitting];
  }

  /** Values without a condition, or whose only condition is a string without a value. */
  function within({ type }: GraphQLInputField): string[] {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return [];
    const list = (value: string) => (isListType(type) ? `[${value}]` : value);
    const text = Object.values(named.getFields()).find((field) => getNamedType(field.type).name === 'StringFilter');
    return [list('{}'), ...(text ? [list(`{ ${text.name}: { equals: $value } }`)] : [])];
  }
});

describe('in filters on the seed', () => {
  let db: Database;
  let server: Served;
  beforeAll(async () => {
    db = await seededStore();
    server = await serve(db, {});
  });
  afterAll(async () => {
    await server?.close();
    await db?.close();
  });

  const count = (list: string, where: string, declared = '') => `query ${declared} { ${list}(where: ${where}) { totalCount } }`;
  const text = '($value: String)';

  it.each([
    ['events', '{ visit: { slug: { equals: $value } } }', text, '`where.visit` sets no condition', '`hasVisit: true`'],
    ['statements', '{ reportedBy: { slug: { equals: $value } } }', text, '`where.reportedBy` sets no', '`hasReportedBy: true`'],
    ['visits', '{ NOT: { title: { contains: $value } } }', text, '`where.NOT` sets no condition', 'Set one, or omit it.'],
    ['visits', '{ OR: [{ kind: [STATE] }, { kind: $value }] }', '($value: [VisitKind!])', '`where.OR[1]` sets no', 'omit it'],
    ['visits', '{ held: { position: { title: { contains: $value } } } }', text, '`where.held.position` sets no', 'omit it'],
    ['visits', '{ AND: [{ guestCountry: {} }] }', '', '`where.AND[0].guestCountry` sets no', '`hasGuestCountry: true`'],
    ['visits', '{ kind: null }', '', '`where.kind` is null', '`hasKind: false`'],
    ['visits', '{ NOT: { kind: null } }', '', '`where.NOT.kind` is null', '`hasKind: false`'],
    ['visits', '{ delegate: { person: null } }', '', '`where.delegate.person` is null', '`hasPerson: false`'],
    ['visits', '{ startPrecision: null }', '', '`where.startPrecision` is null', 'Omit it'],
    ['countries', '{ code: { equals: null } }', '', '`where.code.equals` is null', '`isNull: true`'],
    ['countries', '{ code: null }', '', '`where.code` is null', '`code: { isNull: true }`'],
    ['countries', 'null', '', '`where` is null', 'Omit it'],
  ])('%s(where: %s) is refused', async (list, where, declared, problem, instead) => {
    const answer = await answerOf(db, count(list, where, declared));
    expect(answer).toEqual({ refused: expect.stringContaining(problem) });
    expect(answer).toEqual({ refused: expect.stringContaining(instead) });
  });

  it.each([
    ['events', '{}', 8],
    ['events', '{ hasVisit: true }', 4],
    ['events', '{ hasVisit: false }', 4],
    ['statements', '{ NOT: { hasReportedBy: false } }', 12],
    ['statements', '{ hasReportedBy: false }', 17],
    ['countries', '{ code: { equals: $value } }', 271],
    ['countries', '{ code: { isNull: true } }', 22],
    ['countries', '{ code: { isNull: false } }', 249],
    ['countries', '{ AND: [{}, { code: { isNull: true } }], name: { contains: $value } }', 22],
    ['visits', '{ OR: [] }', 0],
  ])('%s(where: %s) finds %s', async (list, where, totalCount) => {
    const declared = where.includes('$') ? text : '';
    expect(await answerOf(db, count(list, where, declared))).toEqual({ found: { [list]: { totalCount } } });
  });

  it('a null is refused wherever a filter is accepted: in counts, nested lists, exports and subscriptions', async () => {
    const query = count('visits', '{ kind: $value }', '($value: [VisitKind!])');
    const answered = async (variables: object) =>
      (await post(server.url, '', { body: JSON.stringify({ query, variables }) })).json() as Promise<any>;
    for (let times = 0; times < 2; times++) {
      expect((await answered({ value: ['OFFICIAL'] })).errors).toBeUndefined();
      expect((await answered({ value: null })).errors[0].extensions.code).toBe('BAD_USER_INPUT');
      expect((await answered({})).data).toEqual(
        ((await (await post(server.url, '{ visits { totalCount } }')).json()) as any).data,
      );
    }

    const within = [
      'visitCounts(groupBy: KIND, where: { kind: null }) { count }',
      'visitCountsConnection(by: [KIND], where: { kind: null }) { visitsCount }',
      'visits { nodes { statements(where: { kind: null }) { totalCount } } }',
    ];
    for (const each of within)
      expect(await answerOf(db, `{ ${each} }`)).toEqual({ refused: expect.stringContaining('`where.kind` is null') });

    const exported = await fetch(server.url.replace('graphql', `export/visits.csv?where=${encodeURIComponent('{"kind":null}')}`));
    expect(exported.status).toBe(400);
    expect(await exported.text()).toContain('`where.kind` is null');

    const subscribed = await post(server.url, 'subscription { statementRecorded(where: { visit: {} }) { id } }', {
      headers: { accept: 'text/event-stream' },
    });
    expect(await subscribed.text()).toContain('`where.visit` sets no condition');
  });
});
