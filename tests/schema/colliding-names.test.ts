import { readFile } from 'node:fs/promises';
import { parse, validate, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { createSchema } from '../../src/schema/schema.js';

// A client of several types selects their fields side by side: ... on Visit { kind } ... on Event { kind }. GraphQL refuses
// fields of one name whose types differ.

const schema = await createSchema(FEATURES);

/**
 * Names that may collide, because clients rely on them, with the types that keep each form. A type may join one; a name must not
 * take another form.
 */
const KEPT: Record<string, string[][]> = {
  end: [['Citation'], ['Country', 'Event', 'Position', 'Visit']], // an offset; a date
  event: [['Participant'], ['Statement']], // a statement need not belong to one
  kind: [['Event'], ['Kinship'], ['Organization'], ['Source'], ['Statement'], ['Visit']], // `kindName` can be selected on all
  name: [['Country', 'Delegate', 'Journey', 'Organization', 'Person', 'Topic'], ['Participant']], // a state takes part without a printed name
  person: [
    ['Delegate', 'Participant'],
    ['Kinship', 'Position'],
  ], // a delegate need not be identified
  positions: [
    ['Country', 'Organization'],
    ['Delegate', 'Person'],
  ], // a connection; a short list
  side: [['Delegate'], ['Participant']], // a summit has no sides
  start: [['Citation'], ['Country', 'Event', 'Position', 'Visit']],
  status: [['Event', 'Visit'], ['Position']], // of an occurrence; of an office
  visit: [['Delegate'], ['Event', 'Statement']], // an event need not belong to a visit
};

/** The types that have each field, grouped by types whose fields can be selected together. */
function groups(name: string, types: readonly GraphQLObjectType[]): string[][] {
  const found: GraphQLObjectType[][] = [];
  for (const type of types.filter((each) => each.getFields()[name])) {
    const group = found.find(([other]) => canMerge(name, type, other!));
    if (group) group.push(type);
    else found.push([type]);
  }
  return found.map((group) => group.map((type) => type.name).sort()).sort();
}

function canMerge(name: string, ...types: GraphQLObjectType[]): boolean {
  const inside = (type: GraphQLObjectType) => {
    const { args } = type.getFields()[name]!;
    const given = args.filter(({ type: each }) => String(each).endsWith('!')).map((arg) => `${arg.name}: ""`);
    return `... on ${type.name} { ${name}${given.length > 0 ? `(${given.join()})` : ''} }`;
  };
  const document = parse(`{ node(id: "") { ${types.map(inside).join(' ')} } }`);
  return !validate(schema, document).some(({ message }) => /conflict because they return conflicting types/.test(message));
}

test.each(['SearchResult', 'Node', 'Labelled', 'Cited', 'Disputable'])(
  'the members of %s have no other conflicting names',
  (abstract) => {
    const types = schema.getPossibleTypes(schema.getType(abstract) as never);
    const names = [...new Set(types.flatMap((type) => Object.keys(type.getFields())))];
    const colliding = names.map((name) => [name, groups(name, types)] as const).filter(([, found]) => found.length > 1);
    expect(names.length).toBeGreaterThan(10);
    for (const [name, found] of colliding) {
      const forms = (KEPT[name] ?? []).map((group) => group.filter((type) => types.some((each) => each.name === type)));
      const kept = forms.filter((group) => group.length > 0);
      expect(found.length, name).toBe(kept.length);
      for (const group of kept) expect(found, name).toContainEqual(expect.arrayContaining(group));
    }
  },
);

test('every object with a kind also returns the kind as a string', () => {
  const fields = schema.getPossibleTypes(schema.getType('Node') as never).map((type) => type.getFields());
  const ofKind = fields.filter(({ kind }) => kind);
  expect(ofKind.length).toBeGreaterThan(5);
  for (const { kindName } of ofKind) expect(String(kindName?.type)).toBe('String');
});

test('the docs list each field that needs an alias', async () => {
  const page = await readFile('docs/querying.md', 'utf8');
  const paragraph = /^`label` is the label of every fact[^]*?\n\n/m.exec(page)![0];
  for (const name of Object.keys(KEPT)) expect(paragraph).toContain(`\`${name}\``);
});
