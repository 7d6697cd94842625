import type { GraphQLSchema } from 'graphql';
import { deriveExport, type Export, type Exported } from './exported.js';
import { FACTS } from './facts.js';
import { EDGES } from './edges.js';
import { kindExport } from './kind-export.js';
import { OBJECTS } from './objects.js';
import { KINDS } from '../../model/kinds/kinds.js';
import { memoized } from '../../shared/memoized.js';

const { visits, people, countries, organizations, statements, events, sources, topics, ...newerObjects } = OBJECTS;
const { positions, kinships, citations, delegates, participants, disagreements, ...newerFacts } = FACTS;

/** In the order in which they are listed. Add new ones at the end. */
const declared: readonly Exported[] = [
  ...[visits, people, countries, organizations, statements, positions, events, kinships, sources, citations],
  ...[delegates, participants, topics, disagreements],
  ...Object.values({ ...newerObjects, ...newerFacts }),
];
const undeclared = KINDS.filter(({ model }) => !declared.some(({ type }) => type === model));
const EXPORTED = [...declared, ...undeclared.map((kind) => kindExport(kind))];

export const NAMES = EXPORTED.map(({ name }) => name);

/** The names of exports whose rows have pages, and so can be cited. */
export const CITED_NAMES = EXPORTED.filter(({ citation }) => citation).map(({ name }) => name);

/** Export names, by row type. */
export const PLURALS: ReadonlyMap<string, string> = new Map(EXPORTED.map(({ type, name }) => [type, name]));

/** Returns the exports of stored objects by name. @throws Error if the schema has no such field */
export const objectExports = memoized((schema: GraphQLSchema) => derived(schema, EXPORTED));

/**
 * Returns all exports by name: those of stored objects, and those of counts, which are graph edges.
 *
 * @throws Error if the schema has no such field
 */
export const allExports = memoized((schema: GraphQLSchema) => new Map([...objectExports(schema), ...derived(schema, EDGES)]));

function derived(schema: GraphQLSchema, exported: readonly Exported[]): ReadonlyMap<string, Export> {
  return new Map(exported.map((each) => [each.name, deriveExport(schema, each, PLURALS)]));
}
