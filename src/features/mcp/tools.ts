import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fromJsonSchema, type JsonSchemaType, type StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import {
  type ArgumentNode,
  concatAST,
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  parse,
  print,
  separateOperations,
  type TypeNode,
  typeFromAST,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { outputSchema } from './output-schema.js';
import { capitalize } from '../../shared/capitals.js';
import { ROOT } from '../../shared/root.js';

// The tools for assistants. Each is a GraphQL document with a comment that describes it.

const FOLDER = join(ROOT, 'src/features/mcp/tools');
const FRAGMENTS = 'fragments.graphql';

export interface Tool {
  /** For example compare_readouts. */
  name: string;
  /** For example Compare readouts. */
  title: string;
  description: string;
  /** The arguments: the variables of the document. They are compiled once, since each request has its own server. */
  inputSchema: StandardSchemaWithJSON<Record<string, unknown>>;
  outputSchema: StandardSchemaWithJSON<Record<string, unknown>>;
  document: DocumentNode;
}

/** @throws Error if a document does not match the schema */
export function readTools(schema: GraphQLSchema): Tool[] {
  const fragments = parse(readFileSync(join(FOLDER, FRAGMENTS), 'utf8'));
  const files = readdirSync(FOLDER).filter((file) => file !== FRAGMENTS);
  return files.map((file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const own = parse(text);
    const operation = own.definitions[0] as OperationDefinitionNode;
    const document = separateOperations(concatAST([own, fragments]))[operation.name!.value]!;
    const words = basename(file, '.graphql').split('-');
    return {
      name: words.join('_'),
      title: capitalize(words.join(' ')),
      description: commentOf(text),
      inputSchema: fromJsonSchema<Record<string, unknown>>(inputSchemaOf(schema, operation)),
      outputSchema: fromJsonSchema<Record<string, unknown>>(outputSchema(schema, document)),
      document,
    };
  });
}

/** The comment at the start of a document, as a single string. */
function commentOf(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end)
    .map((line) => line.slice(1).trim())
    .join(' ');
}

/** The variables as JSON Schema. Each has the description of the argument or field that takes it. */
function inputSchemaOf(schema: GraphQLSchema, operation: OperationDefinitionNode): JsonSchemaType {
  const described = descriptionsOf(schema, operation);
  const variables = operation.variableDefinitions ?? [];
  const properties = variables.map(({ variable, type, defaultValue }) => {
    const name = variable.name.value;
    const standard = defaultValue && { default: valueFromASTUntyped(defaultValue) };
    const description = DESCRIPTIONS[name] ?? described.get(name);
    return [name, { ...jsonSchemaOf(typeOf(schema, type)), ...BOUNDS[name], description, ...standard }];
  });
  const required = variables.filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue);
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as Record<string, object>,
    required: required.map(({ variable }) => variable.name.value),
    additionalProperties: false,
  };
}

/** The maximum number of items in a list. More would seldom fit into an answer. */
const MOST_ITEMS = 50;

/** Descriptions of variables that the filter fields that use them do not explain. */
const DESCRIPTIONS: Record<string, string> = {
  first: `The number of items to list, at most ${MOST_ITEMS}.`,
  after: 'The `next` of an answer, to list the items after it.',
  person: 'The person: a slug (kim-jong-un), or a name or alias.',
  speaker: 'The person who spoke: a slug, or a name or alias.',
  visit: 'The visit: a slug (kim-jong-un-china-2018), or words of its title.',
  slug: 'The visit: a slug (kim-jong-un-china-2018), or words of its title.',
  outlet: 'The outlet that reported it: a slug (xinhua), or a name or alias.',
  country: 'The country: a slug (china), or a name.',
  one: 'A country: a slug (china), or a name.',
  other: 'The other country: a slug (north-korea), or a name.',
  source: 'The source: a slug, or words of its title.',
  start: 'The offset of its first code point.',
  end: 'The offset after its last code point; for a source without a text (kind LINK), both are 0.',
  date: 'The day: 2018-03-26.',
};

/** Bounds of variables, which the schema checks but does not express. */
const BOUNDS: Record<string, object> = {
  first: { minimum: 1, maximum: MOST_ITEMS },
  start: { minimum: 0 },
  end: { minimum: 0 },
};

function descriptionsOf(schema: GraphQLSchema, operation: OperationDefinitionNode): Map<string, string> {
  const descriptions = new Map<string, string>();
  const types = new TypeInfo(schema);
  const describe = ({ value }: { value: ValueNode }, description: string | null | undefined) => {
    if (value.kind !== Kind.VARIABLE || !description || descriptions.has(value.name.value)) return;
    descriptions.set(value.name.value, description);
  };
  const Argument = (argument: ArgumentNode) => describe(argument, types.getArgument()?.description);
  const ObjectField = (field: ObjectFieldNode) => {
    const parent = getNamedType(types.getParentInputType());
    if (isInputObjectType(parent)) describe(field, parent.getFields()[field.name.value]?.description);
  };
  visit(operation, visitWithTypeInfo(types, { Argument, ObjectField }));
  return descriptions;
}

function typeOf(schema: GraphQLSchema, type: TypeNode): GraphQLInputType {
  return typeFromAST(schema, type as never) as unknown as GraphQLInputType;
}

const SCALARS: Record<string, object> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date' },
};

function jsonSchemaOf(type: GraphQLInputType): object {
  const inner = getNullableType(type);
  if (isListType(inner)) return { type: 'array', items: jsonSchemaOf(inner.ofType) };
  const named = getNamedType(inner);
  if (isEnumType(named)) return { type: 'string', enum: named.getValues().map(({ name }) => name) };
  return SCALARS[named.name] ?? { type: 'string' };
}

/**
 * Returns the text of a tool's document for these arguments. Omits conditions without a value, since an empty condition requires
 * that a related object exists, and values that are computed from a missing one.
 */
export function documentFor({ document }: Tool, given: Readonly<Record<string, unknown>>): string {
  const [operation] = document.definitions as [OperationDefinitionNode];
  const absent = new Set(
    (operation.variableDefinitions ?? [])
      .filter(({ variable, defaultValue }) => given[variable.name.value] === undefined && !defaultValue)
      .map(({ variable }) => variable.name.value),
  );
  const isAbsent = ({ value }: ArgumentNode) => value.kind === Kind.VARIABLE && absent.has(value.name.value);
  return print(
    visit(document, {
      Field: ({ selectionSet, arguments: args = [] }) => (!selectionSet && args.some(isAbsent) ? null : undefined),
      VariableDefinition: (node) => (absent.has(node.variable.name.value) ? null : required(node)),
      Argument: (node) => {
        const value = withoutAbsent(node.value, absent);
        return value && { ...node, value };
      },
    }),
  );
}

/** A variable that has a value may be used where a value is required. */
function required(definition: VariableDefinitionNode): VariableDefinitionNode {
  const { type } = definition;
  return type.kind === Kind.NON_NULL_TYPE ? definition : { ...definition, type: { kind: Kind.NON_NULL_TYPE, type } };
}

/** Returns null for a value that is absent or has only absent parts. */
function withoutAbsent(value: ValueNode, absent: ReadonlySet<string>): ValueNode | null {
  switch (value.kind) {
    case Kind.VARIABLE:
      return absent.has(value.name.value) ? null : value;
    case Kind.LIST: {
      const values = value.values.flatMap((each) => withoutAbsent(each, absent) ?? []);
      return values.length === 0 && value.values.length > 0 ? null : { ...value, values };
    }
    case Kind.OBJECT: {
      const fields = value.fields.flatMap((field) => {
        const inner = withoutAbsent(field.value, absent);
        return inner ? [{ ...field, value: inner }] : [];
      });
      return fields.length === 0 && value.fields.length > 0 ? null : { ...value, fields };
    }
    default:
      return value;
  }
}
