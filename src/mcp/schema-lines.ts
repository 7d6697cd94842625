import type { GraphQLArgument, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { membersOf } from '../types/schema-members.js';

// The schema as lines to search in: a line for each type, field and enum value.

interface Line {
  type: string;
  /** Of what it says, the part that names it. */
  name: string;
  text: string;
}

const lines = new WeakMap<GraphQLSchema, Line[]>();

/** The lines that have all words, those whose names do first; for the name of a type, all of its lines. */
export function schemaLines(schema: GraphQLSchema, query: string): string[] {
  let all = lines.get(schema);
  if (!all) lines.set(schema, (all = linesOf(schema)));
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const ofType = all.filter(({ type }) => type.toLowerCase() === query.trim().toLowerCase());
  const has = (text: string) => {
    const there = wordsOf(text);
    return words.every((word) => there.some((each) => each.startsWith(word)));
  };
  const found = all.filter((line) => has(`${line.name} ${line.text}`));
  const [named, others] = [found.filter(({ name }) => has(name)), found.filter(({ name }) => !has(name))];
  return [...new Set([...ofType, ...named, ...others])].map(({ text }) => text);
}

/** Words in lower case; guestCountry is two. */
function wordsOf(text: string): string[] {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return parted.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function linesOf(schema: GraphQLSchema): Line[] {
  const types = Object.values(schema.getTypeMap()).filter(
    ({ name }) => !name.startsWith('__') && name !== 'Mutation' && name !== 'Subscription',
  );
  return types.flatMap((type) => [lineOf(type.name, type.name, type.name, type.description), ...within(type)]);
}

function lineOf(type: string, name: string, signature: string, description: string | null | undefined): Line {
  return { type, name, text: description ? `${signature}: ${description.replaceAll('\n', ' ')}` : signature };
}

function within(type: GraphQLNamedType): Line[] {
  return membersOf(type).map(({ name, type: of, description, args = [] }) => {
    const given = args.length > 0 ? `(${args.map(argument).join(', ')})` : '';
    const signature = of ? `${type.name}.${name}${given}: ${String(of)}` : `${type.name}.${name}`;
    return lineOf(type.name, `${type.name} ${name}`, signature, description);
  });
}

const argument = ({ name, type }: GraphQLArgument) => `${name}: ${String(type)}`;
