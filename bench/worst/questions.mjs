import {
  astFromValue,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  print,
  validate,
} from 'graphql';
import { candidatesOf, conditionsOf } from '../filters/candidates.mjs';

/** Page size of a list that encloses another list. */
const OUTER = 10;
/** Number of values per condition at the root; within objects, one value is used. */
const VALUES = 3;
/** Arguments of which exactly one must be given, although the schema requires none. */
const ONE_OF = ['groupBy', 'by', 'slug', 'code', 'code3', 'identifier'];
const PAGING = ['first', 'last', 'after', 'before'];

/**
 * Generates root selections from the schema alone: every root field, every field of every object, with every filter, order and
 * enum value of its arguments; then the examples of descriptions and of the playground. `field(n)` returns the text of the
 * n-th alias, which differs from the others if the field has pages. `hidden` are fields that need authorization, `known` are
 * texts for arguments by name, and `samples` are values for filters.
 */
export function questionsOf(schema, { hidden, known, samples, examples }) {
  const query = schema.getQueryType();
  const make = new Maker(schema, known, samples, hidden);
  const roots = fieldsOf(query, hidden).flatMap((field) => make.ask(field, VALUES));
  const paths = pathsOf(schema, hidden, make);
  const within = [...paths].flatMap(([type, around]) =>
    fieldsOf(schema.getType(type), hidden).flatMap((field) =>
      make.ask(field, 1).map(({ title, field: inner }) => ({
        title: `${type}.${title}`,
        field: (n) => around(n, type, inner(n)),
      })),
    ),
  );
  return [...roots, ...within, ...documented(schema), ...examples.flatMap((example) => repeated(schema, example))];
}

const fieldsOf = (type, hidden) => Object.values(type.getFields()).filter(({ name }) => !hidden.has(`${type.name}.${name}`));

/** Returns the shortest path from the root to each object type: a list at the root, then fields of its objects. */
function pathsOf(schema, hidden, make) {
  const found = new Map();
  const queue = fieldsOf(schema.getQueryType(), hidden)
    .filter((field) => nodeOf(field.type) && field.args.some(({ name }) => name === 'where'))
    .map((field) => ({
      type: nodeOf(field.type),
      around: (n, type, inner) => `${field.name}(first: ${OUTER + n}) { nodes { ${inner} } }`,
    }));
  while (queue.length > 0) {
    const { type, around } = queue.shift();
    const objects = isAbstractType(type) ? [] : [type];
    for (const object of objects) {
      if (found.has(object.name) || object.name.endsWith('Connection') || object.name.endsWith('Edge')) continue;
      found.set(object.name, around);
      for (const field of fieldsOf(object, hidden)) {
        const inner = nodeOf(field.type) ?? getNamedType(field.type);
        if (!isObjectType(inner) || !make.canAsk(field)) continue;
        const isConnection = nodeOf(field.type) !== null;
        queue.push({
          type: inner,
          around: (n, name, text) =>
            around(n, object.name, `${field.name}${isConnection ? `(first: 3) { nodes { ${text} } }` : ` { ${text} }`}`),
        });
      }
    }
  }
  return found;
}

/** Returns the type of a connection's nodes; null for other types. */
function nodeOf(type) {
  const named = getNamedType(type);
  return named.name.endsWith('Connection') ? getNamedType(named.getFields().nodes.type) : null;
}

class Maker {
  constructor(schema, known, samples, hidden) {
    Object.assign(this, { schema, known, samples, hidden });
  }

  canAsk(field) {
    return field.args.every((arg) => !isNonNullType(arg.type) || this.values(arg, 1).length > 0);
  }

  /**
   * Yields a field with each combination of arguments, and for each its possible selections: the page and all counts. Within
   * objects, argument variants select only the page, which costs less than a count.
   */
  ask(field, values) {
    if (!this.canAsk(field)) return [];
    const alone = field.args.find(({ name }) => ONE_OF.includes(name));
    const needed = field.args.filter((arg) => isNonNullType(arg.type) || arg === alone);
    const plain = needed.map((arg) => [arg, this.values(arg, 1)[0]]);
    const beside = (arg) => plain.filter(([other]) => other !== arg && !(ONE_OF.includes(arg.name) && other === alone));
    const given = field.args
      .filter(({ name }) => !PAGING.includes(name))
      .flatMap((arg) => this.values(arg, values).map((value) => [...beside(arg), [arg, value]]));
    const ways = needed.length > 0 ? given : [plain, ...given];
    return ways.flatMap((args) =>
      this.selections(field)
        .slice(0, values === 1 && args.length > plain.length ? 1 : 2)
        .map(({ of, paged, text }) => ({
          title: `${call(field, args)}${of}`,
          field: (n) => `${call(field, paged ? [...args, ...this.page(field, n, paged)] : args)}${text}`,
        })),
    );
  }

  page(field, n, size) {
    const arg = field.args.find(({ name }) => name === 'first');
    return [[arg, `${size + n}`]];
  }

  selections(field) {
    const type = getNamedType(field.type);
    const isPaged = field.args.some(({ name }) => name === 'first');
    const node = nodeOf(field.type);
    if (!node) return [{ of: '', paged: isPaged && 1, text: this.leaves(type) }];
    const counts = Object.values(type.getFields()).filter(({ type: each }) => getNamedType(each).name === 'Int');
    return [
      { of: ' page', paged: isPaged && 1, text: ` { pageInfo { hasNextPage } nodes${this.leaves(node)} }` },
      ...(counts.length > 0
        ? [{ of: ' counts', paged: isPaged && 1, text: ` { ${counts.map(({ name }) => name).join(' ')} }` }]
        : []),
    ];
  }

  /** Scalar fields of an object; without any, there is nothing to select. */
  leaves(type) {
    if (isLeafType(type)) return '';
    if (!isObjectType(type)) return ' { __typename }';
    const leaf = fieldsOf(type, this.hidden).find((each) => isLeafType(getNamedType(each.type)) && each.args.length === 0);
    return ` { ${leaf?.name ?? '__typename'} }`;
  }

  /** Returns values for an argument, as text. */
  values(arg, most) {
    const type = getNullableType(arg.type);
    const named = getNamedType(type);
    if (this.known[arg.name]) return this.known[arg.name];
    if (isEnumType(named)) {
      const names = named.getValues().map(({ name }) => name);
      if (!isListType(type)) return names;
      const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => `[${one}, ${other}]`));
      return arg.name === 'by' ? pairs : names.map((name) => `[${name}]`);
    }
    if (named.name.endsWith('Order')) {
      return Object.keys(named.getFields()).flatMap((key) => ['DESC', 'ASC'].slice(0, most).map((way) => `[{ ${key}: ${way} }]`));
    }
    if (named.name.endsWith('Where')) return this.conditions(named, most);
    return [];
  }

  conditions(where, most) {
    const inner = (type) => candidatesOf(type, this.samples);
    return conditionsOf(where, inner, this.samples).flatMap(([, values]) =>
      values.slice(0, most).map((value) => print(astFromValue(value, where))),
    );
  }
}

function call({ name }, args) {
  return args.length === 0 ? name : `${name}(${args.map(([arg, value]) => `${arg.name}: ${value}`).join(', ')})`;
}

const BACKTICKED = /`([^`]+)`/g;

/** Returns the code in backticks of descriptions that is a field of Query or a selection. */
function documented(schema) {
  const texts = Object.values(schema.getTypeMap()).flatMap((type) => [
    type.description,
    ...(isObjectType(type)
      ? Object.values(type.getFields()).flatMap(({ description, args }) => [description, ...args.map((arg) => arg.description)])
      : []),
  ]);
  const found = new Set(texts.flatMap((text) => [...(text ?? '').matchAll(BACKTICKED)].map(([, code]) => code)));
  return [...found].flatMap((code) => repeated(schema, { name: code, query: code.startsWith('{') ? code : `{ ${code} }` }));
}

/** Returns the root fields of an example, with different keys for each alias, and its fragments and variables. */
function repeated(schema, { name, query, variables }) {
  let document;
  try {
    document = parse(query);
  } catch {
    return [];
  }
  const [operation, ...others] = document.definitions;
  if (operation.operation !== 'query' || others.some(({ kind }) => kind === 'OperationDefinition')) return [];
  if (validate(schema, document).length > 0) return [];
  const names = (operation.variableDefinitions ?? []).map(print);
  return [
    {
      title: `example “${name}”`,
      variables,
      head: names.length > 0 ? `query (${names.join(', ')}) ` : '',
      tail: others.map(print).join('\n'),
      fields: (n) =>
        operation.selectionSet.selections.map((each, index) => {
          const key = `f${n}_${index}`;
          if (each.kind !== 'Field') return print(each);
          return print({ ...each, alias: { kind: 'Name', value: key } });
        }),
    },
  ];
}

/** Returns an operation that repeats a selection this many times. */
export function operationOf({ field, fields, head = '', tail = '', variables = {} }, times) {
  const each = Array.from({ length: times }, (_, n) => (fields ? fields(n).join(' ') : `f${n}: ${field(n)}`));
  return { query: `${head}{ ${each.join(' ')} }\n${tail}`, variables };
}
