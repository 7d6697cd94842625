import type { GraphQLSchema } from 'graphql';
import { deriveExport, type Export, type Exported } from './exported.js';
import { FACTS } from './facts.js';
import { OBJECTS } from './objects.js';

const { visits, people, countries, organizations, statements, events, sources, topics } = OBJECTS;
const { positions, kinships, citations, delegates, participants, disagreements } = FACTS;

/** All that can be exported. */
const EXPORTED: readonly Exported[] = [
  ...[visits, people, countries, organizations, statements, positions, events, kinships, sources, citations],
  ...[delegates, participants, topics, disagreements],
];

export const NAMES = EXPORTED.map(({ name }) => name);

/** All exports, by name. @throws Error if the schema has no such field */
export function exportsOf(schema: GraphQLSchema): ReadonlyMap<string, Export> {
  const plurals = new Map(EXPORTED.map(({ type, name }) => [type, name]));
  return new Map(EXPORTED.map((exported) => [exported.name, deriveExport(schema, exported, plurals)]));
}
