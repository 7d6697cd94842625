import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType } from 'graphql';
import { random } from '../requests.mjs';

/** Maximum number of relations that a condition follows. */
const DEEPEST = 2;
const PAGE = 100;
const ABSENT = 'qqzzjj';
const ABSENT_PAIR = 'qq';
const LOGIC = ['AND', 'OR', 'NOT'];

/** Returns the texts and days that the objects of a list have in the fields named by its filter. */
export async function read({ list, type, where }, ask) {
  const fields = Object.values(where.getFields()).flatMap(({ name, type: condition }) => {
    const stored = type.getFields()[name];
    if (!stored || stored.args.length > 0) return [];
    if (condition.name === 'StringFilter' && isLeafType(getNamedType(stored.type))) return [name];
    return condition.name === 'DateFilter' ? [`${name} { earliest }`] : [];
  });
  const nodes = `{ nodes { id ${fields.join(' ')} } }`;
  const { first, last } = await ask(`{ first: ${list}(first: ${PAGE}) ${nodes} last: ${list}(last: ${PAGE}) ${nodes} }`);
  const found = {};
  for (const node of [...first.nodes, ...last.nodes]) {
    for (const [name, value] of Object.entries(node)) {
      const texts = [value].flat().map((each) => each?.earliest ?? each);
      (found[name] ??= []).push(...texts.filter((text) => typeof text === 'string' && text.length > 3));
    }
  }
  return found;
}

/** Returns values for a filter; those that should match nothing come first. */
export function candidatesOf(type, samples, depth = 1) {
  return conditionsOf(type, (inner) => (depth < DEEPEST ? candidatesOf(inner, samples, depth + 1) : []), samples)
    .flatMap(([, values]) => values.map((value, index) => [index, value]))
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);
}

/** Returns the conditions of a filter by name, with values. `within` returns those of a filter on other objects. */
export function conditionsOf(type, within, samples) {
  return Object.values(type.getFields())
    .filter(({ name }) => !LOGIC.includes(name))
    .flatMap(({ name, type: condition }) => {
      const known = samples.get(type.name)?.[name] ?? [];
      return valuesOf(condition, known, within).map(([operator, values]) => [
        `${name}${operator}`,
        values.map((value) => ({ [name]: value })),
      ]);
    })
    .filter(([, values]) => values.length > 0);
}

const next = random(2026);

function valuesOf(condition, known, within) {
  const sample = () => known[Math.floor(next() * known.length)];
  const [one, two] = [sample(), sample()];
  const given = (values) => values.filter((value) => Object.values(value).every((each) => each !== undefined));
  if (isListType(condition) && isEnumType(getNamedType(condition))) {
    return [
      [
        '',
        getNamedType(condition)
          .getValues()
          .map(({ name }) => [name]),
      ],
    ];
  }
  switch (condition.name) {
    case 'StringFilter':
      return [
        [' equals', given([{ equals: ABSENT }, { equals: one }])],
        [' equals, folded', given([{ equalsInsensitive: ABSENT }, { equalsInsensitive: two?.toUpperCase() }])],
        [' contains', given([{ contains: ABSENT }, { contains: part(one, 7) }, { contains: part(two, 3) }])],
        [' contains two letters', given([{ contains: ABSENT_PAIR }, { contains: part(one, 2) }])],
        [' is null', [{ isNull: true }, { isNull: false }]],
        [' starts with', given([{ startsWith: ABSENT }, { startsWith: one?.slice(0, 9) }, { startsWith: two?.slice(0, 3) }])],
      ];
    case 'DateFilter':
      return [
        ['', given([{ gte: '9000-01-01' }, { gte: one, lte: one }, { gte: '0001-01-01', lte: '9999-12-31' }])],
        [' is null', [{ isNull: true }, { isNull: false }]],
      ];
    case 'Boolean':
      return [['', [false, true]]];
    case 'DateTime':
      return [['', ['9999-01-01T00:00:00Z', '2000-01-01T00:00:00Z']]];
    default:
      return isInputObjectType(condition) ? [['', within(condition)]] : [];
  }
}

/** Returns the first letters of the last word. */
function part(text, length) {
  return text?.split(/\s+/).at(-1).slice(0, length);
}
