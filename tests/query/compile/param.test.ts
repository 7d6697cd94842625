import { GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql';
import { expect, test } from 'vitest';
import { lift, listsKnownLater, Param, symbolic, type Variables } from '../../../src/query/compile/param.js';

// Placeholders for variables: what the plan sees, and the values read when the statement runs.

const KIND = new GraphQLEnumType({ name: 'Kind', values: { A: {}, B: {} } });
const FILTER: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Filter',
  fields: () => ({
    text: { type: GraphQLString },
    texts: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) },
    kind: { type: KIND },
    is: { type: GraphQLBoolean },
    all: { type: new GraphQLList(new GraphQLNonNull(FILTER)) },
  }),
});

/** Returns the symbolic value of a variable `v`, with placeholders replaced by the names of other variables. */
function seen(value: unknown, type: never, later: unknown = value): unknown {
  const read = (each: unknown): unknown => {
    if (each instanceof Param) return [each.name, (each as Param).read({ v: later })];
    if (Array.isArray(each)) return each.map(read);
    return typeof each === 'object' && each ? Object.fromEntries(Object.entries(each).map(([k, v]) => [k, read(v)])) : each;
  };
  return read(symbolic(value, type, (variables: Variables) => variables['v'], 'v'));
}

test('values become placeholders, except for null, enum values, booleans, keys and lengths', () => {
  const value = { text: 'x', texts: ['x', 'y'], kind: 'A', is: false, all: [{ text: null }, { text: 'z' }] };
  const later = { text: 'X', texts: ['X'], kind: 'B', is: true, all: [{ text: 'Y' }, { text: 'Z' }] };
  expect(seen(value, new GraphQLNonNull(FILTER) as never, later)).toEqual({
    ...{ text: ['v.text', 'X'], texts: ['v.texts', ['X']], kind: 'A', is: false },
    all: [{ text: null }, { text: ['v.all[1].text', 'Z'] }],
  });
  expect([seen(null, FILTER as never), seen(undefined, GraphQLString as never)]).toEqual([null, undefined]);
  expect(seen('x', GraphQLString as never, 'X')).toEqual(['v', 'X']);
});

test('the symbolic text is identical for all values of one shape', () => {
  const text = (value: object) => JSON.stringify(symbolic(value, FILTER, () => value, 'v'));
  expect(text({ text: 'x', kind: 'A' })).toBe('{"text":"?","kind":"A"}');
  expect(text({ text: 'y', kind: 'A' })).toBe(text({ text: 'x', kind: 'A' }));
});

test('a list containing a placeholder becomes a single placeholder, at any depth, and other values stay', () => {
  const param = new Param('a', (variables) => variables['a']);
  const day = new Date(0);
  const later = listsKnownLater({ in: [param, 'x'], at: day, none: null, one: param, list: [{ in: [param] }, 1] }) as any;
  expect(later).toMatchObject({ at: day, none: null, one: param, list: [{}, 1] });
  expect(later.in).toBeInstanceOf(Param);
  expect(later.in.read({ a: 'A' })).toEqual(['A', 'x']);
  expect(later.list[0].in.read({ a: 'A' })).toEqual(['A']);
});

test('a function is applied immediately, or once the value of the placeholder is known', () => {
  const param = new Param('a', (variables) => variables['a'] as string) as unknown as string;
  const upper = lift(param, (text) => text.toUpperCase()) as unknown as Param<string>;
  expect([lift('x', (text) => text.toUpperCase()), upper.read({ a: 'y' }), upper.name]).toEqual(['X', 'Y', 'a']);
});
