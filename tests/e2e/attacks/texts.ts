import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** An operation, and its variables with the text in one place. */
export interface TextPlace {
  query: string;
  variables: (text: string) => object;
}

const TEXTS = ['String', 'ID'];

/** Returns an operation for every text in the arguments of a field, in every input type that they reach. */
export function textPlaces(schema: GraphQLSchema): TextPlace[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  return roots.flatMap((root) =>
    fieldsWithPaths(root, schema).flatMap(({ path, args, leaf }) =>
      args.flatMap((arg) =>
        valuesOf(arg.type).map((value) => ({
          query: operation(root === roots[0] ? 'query' : 'mutation', path, arg, args, leaf),
          variables: (text: string) => ({ value: value(text) }),
        })),
      ),
    ),
  );
}

interface Reached {
  /** The path of fields, each with its opening braces. */
  path: string[];
  args: readonly GraphQLArgument[];
  leaf: boolean;
}

/** Returns each field of each type, by the shortest path without required arguments. */
function fieldsWithPaths(root: GraphQLObjectType, schema: GraphQLSchema): Reached[] {
  const reached: Reached[] = [];
  const seen = new Set<string>([root.name]);
  const open: { type: GraphQLObjectType; path: string[] }[] = [{ type: root, path: [] }];
  for (let next = open.shift(); next; next = open.shift()) {
    for (const field of Object.values(next.type.getFields())) {
      const type = getNamedType(field.type);
      const path = [...next.path, field.name];
      reached.push({ path, args: field.args, leaf: !('getFields' in type) && isScalarType(type) });
      if (!isObjectType(type) || seen.has(type.name) || field.args.some((arg) => isNonNullType(arg.type))) continue;
      if (next.type === schema.getMutationType()) continue;
      seen.add(type.name);
      open.push({ type, path });
    }
  }
  return reached;
}

function operation(kind: string, path: string[], arg: GraphQLArgument, args: readonly GraphQLArgument[], leaf: boolean) {
  const others = args.filter((other) => other !== arg && isNonNullType(other.type));
  const declared = [arg, ...others].map((each, n) => `$${n === 0 ? 'value' : each.name}: ${String(each.type)}`);
  const given = [`${arg.name}: $value`, ...others.map(({ name }) => `${name}: $${name}`)];
  const inner = `${path.at(-1)}(${given.join(', ')})${leaf ? '' : ' { __typename }'}`;
  return `${kind} (${declared.join(', ')}) ${path.slice(0, -1).reduceRight((inside, name) => `{ ${name} ${inside} }`, `{ ${inner} }`)}`;
}

/**
 * Values of an argument's type that contain one text, as functions of the text: one for every field of every input
 * type, by the shortest path to it.
 */
function valuesOf(type: GraphQLInputType): ((text: string) => unknown)[] {
  const values: ((text: string) => unknown)[] = [];
  const seen = new Set<string>();
  const open: { type: GraphQLInputType; around: (value: unknown) => unknown }[] = [{ type, around: (value) => value }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { type, around } = next;
    if (isNonNullType(type)) open.unshift({ type: type.ofType, around });
    else if (isListType(type)) open.unshift({ type: type.ofType, around: (value) => around([value]) });
    else if (isScalarType(type) && TEXTS.includes(type.name)) values.push(around);
    else if (isInputObjectType(type) && !seen.has(type.name)) {
      seen.add(type.name);
      for (const field of Object.values(type.getFields())) {
        open.push({ type: field.type, around: (value) => around({ [field.name]: value }) });
      }
    }
  }
  return values;
}
