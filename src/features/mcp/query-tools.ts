import { fromJsonSchema, type McpServer } from '@modelcontextprotocol/server';
import {
  getOperationAST,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { isObject } from '../../shared/json.js';
import { LONGEST_ANSWER, READS, refusal, toolResult, type AskForTool } from './answer.js';
import { filterNote } from './notes.js';
import { answerSchema } from './output-schema.js';

// Tools for questions that the other tools do not answer: one searches the schema, the other executes any query.

/** The maximum number of results of a schema search. */
const MOST_LINES = 40;

const SEARCH = `Searches the GraphQL schema for types, fields with their arguments, and enum values whose name or description has all of the words. The name of a type lists its members. At most ${MOST_LINES} lines are shown. Use it before query.`;
const QUERY = `Executes a GraphQL query, for questions that no other tool answers. Search the schema first. Select citationsConnection { nodes { start end exact source { slug title } } } of each fact, so that it can be cited, and pageInfo { hasNextPage endCursor } of each list, to continue it. The note says what the filters of visits leave out. Select few fields of few objects: an answer has at most ${LONGEST_ANSWER.toLocaleString('en')} characters.`;

const searchInput = fromJsonSchema<{ words: string }>({
  type: 'object',
  properties: { words: { type: 'string', maxLength: 200, description: 'Words, or the name of a type: VisitWhere.' } },
  required: ['words'],
  additionalProperties: false,
});

const queryInput = fromJsonSchema<{ query: string; variables?: Record<string, unknown> }>({
  type: 'object',
  properties: {
    query: { type: 'string', description: 'The document, with one query.' },
    variables: { type: 'object', description: 'Its variables.' },
  },
  required: ['query'],
  additionalProperties: false,
});

const searchOutput = fromJsonSchema({
  type: 'object',
  properties: {
    shown: { type: 'string', description: '40 of 52' },
    lines: { type: 'array', items: { type: 'string' } },
  },
  required: ['shown', 'lines'],
});

const queryOutput = fromJsonSchema(answerSchema({ type: 'object' }));

interface QueryToolsOptions {
  ask: AskForTool;
  origin: string;
  citations: boolean;
}

/** Adds the tools to a server. */
export function addQueryTools(server: McpServer, schema: GraphQLSchema, options: QueryToolsOptions): void {
  const searchTool = { title: 'Search the schema', description: SEARCH, annotations: READS };
  server.registerTool(
    'schema_search',
    { ...searchTool, inputSchema: searchInput, outputSchema: searchOutput },
    async ({ words }) => {
      const found = schemaLines(schema, words);
      if (found.length === 0) return refusal('Nothing in the schema contains all of these words. Use fewer, or only one.');
      const lines = found.slice(0, MOST_LINES);
      while (lines.join('\n').length > LONGEST_ANSWER && lines.length > 1) lines.pop();
      const shown = `${lines.length} of ${found.length}`;
      const text = [shown, ...lines].join('\n').slice(0, LONGEST_ANSWER);
      return { content: [{ type: 'text', text }], structuredContent: { shown, lines } };
    },
  );
  server.registerTool(
    'query',
    { title: 'Query', description: QUERY, annotations: READS, inputSchema: queryInput, outputSchema: queryOutput },
    async ({ query, variables = {} }) => {
      const problem = problemOf(query);
      if (problem !== null) return refusal(problem);
      const answer = await options.ask(query, variables);
      if ('refused' in answer) return refusal(answer.refused);
      const { data, errors } = JSON.parse(answer.text) as { data: unknown; errors?: { message: string }[] };
      if (!isObject(data) || errors) return refusal(errors?.[0]?.message ?? 'No answer.');
      const note = await filterNote(query, variables, options.ask);
      const result = toolResult({ version: answer.version, note, data }, options);
      const { length } = (result.content[0] as { text: string }).text;
      if (length <= LONGEST_ANSWER) return result;
      return refusal(
        `The answer has ${length} characters, and cannot be cut to ${LONGEST_ANSWER}. Select fewer fields, or less of each list.`,
      );
    },
  );
}

/** Why a document cannot be executed; null if it has one query. */
function problemOf(query: string): string | null {
  try {
    const operation = getOperationAST(parse(query, { maxTokens: 2_000 }));
    if (!operation) return 'Send a document with exactly one query.';
    return operation.operation === OperationTypeNode.QUERY
      ? null
      : `This tool only reads: it cannot execute a ${operation.operation}.`;
  } catch (error) {
    return (error as Error).message;
  }
}

// The schema as lines to search: one line per type, field and enum value.

interface Line {
  type: string;
  /** The part of the line that contains the name. */
  name: string;
  text: string;
}

const lines = new WeakMap<GraphQLSchema, Line[]>();

/** Returns the lines that contain all words, matches in names first; for a type's name, all lines of the type. */
function schemaLines(schema: GraphQLSchema, query: string): string[] {
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

/** Splits text into lower-case words: `guestCountry` is two. */
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

/** A field of an object, an interface or an input; or a value of an enum, which has no type. */
interface Member {
  name: string;
  description?: string | null | undefined;
  type?: GraphQLType;
  args?: readonly GraphQLArgument[];
}

/** Returns the members of a type; empty for a scalar or a union. */
function membersOf(type: GraphQLNamedType): readonly Member[] {
  if (isEnumType(type)) return type.getValues();
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  return Object.values<Member>(type.getFields());
}

function within(type: GraphQLNamedType): Line[] {
  return membersOf(type).map(({ name, type: of, description, args = [] }) => {
    const given = args.length > 0 ? `(${args.map(argument).join(', ')})` : '';
    const signature = of ? `${type.name}.${name}${given}: ${String(of)}` : `${type.name}.${name}`;
    return lineOf(type.name, `${type.name} ${name}`, signature, description);
  });
}

const argument = ({ name, type }: GraphQLArgument) => `${name}: ${String(type)}`;
