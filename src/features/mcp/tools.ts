import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fromJsonSchema, type JsonSchemaType, type StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import {
  concatAST,
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  separateOperations,
  type TypeNode,
  typeFromAST,
  TypeInfo,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { ROOT } from '../../shared/root.js';

// The tools for assistants. Each is a GraphQL document with a comment that describes it.

const FOLDER = join(ROOT, 'src/features/mcp/tools');
const FRAGMENTS = 'fragments.graphql';

export interface Tool {
  /** For example compare_readouts. */
  name: string;
  description: string;
  /** The arguments: the variables of the document. They are compiled once, since each request has its own server. */
  inputSchema: StandardSchemaWithJSON<Record<string, unknown>>;
  document: DocumentNode;
}

/** @throws Error if a document does not fit the schema */
export function readTools(schema: GraphQLSchema): Tool[] {
  const fragments = parse(readFileSync(join(FOLDER, FRAGMENTS), 'utf8'));
  const files = readdirSync(FOLDER).filter((file) => file !== FRAGMENTS);
  return files.map((file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const own = parse(text);
    const operation = own.definitions[0] as OperationDefinitionNode;
    return {
      name: basename(file, '.graphql').replaceAll('-', '_'),
      description: commentOf(text),
      inputSchema: fromJsonSchema<Record<string, unknown>>(inputSchemaOf(schema, operation)),
      document: separateOperations(concatAST([own, fragments]))[operation.name!.value]!,
    };
  });
}

/** The comment at the start of a document, as one text. */
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
    return [name, { ...jsonSchemaOf(typeOf(schema, type)), description: DESCRIPTIONS[name] ?? described.get(name), ...standard }];
  });
  const required = variables.filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue);
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as Record<string, object>,
    required: required.map(({ variable }) => variable.name.value),
    additionalProperties: false,
  };
}

/** Descriptions of variables that their place in a filter does not explain. */
const DESCRIPTIONS: Record<string, string> = {
  first: 'The number to list, 1 to 50.',
  after: 'The `next` of an answer: lists what comes after it.',
  person: 'The slug of the person, as search gives it: kim-jong-un.',
  speaker: 'The slug of the person who spoke.',
  visit: 'The slug of the visit.',
  slug: 'The slug of the visit, as search gives it: kim-jong-un-china-2018.',
  outlet: 'The slug of the outlet that reported it: xinhua.',
  one: 'The slug of a country: china.',
  other: 'The slug of the other country: north-korea.',
  source: 'The slug of the source.',
  start: 'The offset of its first code point.',
  end: 'The offset after its last code point.',
  date: 'The day: 2018-03-26.',
};

function descriptionsOf(schema: GraphQLSchema, operation: OperationDefinitionNode): Map<string, string> {
  const descriptions = new Map<string, string>();
  const types = new TypeInfo(schema);
  const Variable = ({ name }: { name: { value: string } }) => {
    const description = types.getArgument()?.description;
    if (description && !descriptions.has(name.value)) descriptions.set(name.value, description);
  };
  visit(operation, visitWithTypeInfo(types, { Variable }));
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
 * The text of a tool's document for these arguments. A condition without a value is omitted, since an empty condition
 * requires that a related object exists.
 */
export function documentFor({ document }: Tool, given: Readonly<Record<string, unknown>>): string {
  const [operation] = document.definitions as [OperationDefinitionNode];
  const absent = new Set(
    (operation.variableDefinitions ?? [])
      .filter(({ variable, defaultValue }) => given[variable.name.value] === undefined && !defaultValue)
      .map(({ variable }) => variable.name.value),
  );
  return print(
    visit(document, {
      VariableDefinition: ({ variable }) => (absent.has(variable.name.value) ? null : false),
      Argument: (node) => {
        const value = withoutAbsent(node.value, absent);
        return value && { ...node, value };
      },
    }),
  );
}

/** Null for what is absent or has only absent parts. */
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
