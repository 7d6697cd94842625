import { random } from '../requests.mjs';
import { candidatesOf, conditionsOf, read } from './candidates.mjs';

/** Number of values counted, for a filter on other objects, to find a rare and a frequent one. */
const COUNTED = 10;
/** Conditions are combined only for lists with more objects than this. */
const LONG = 1_000;

/**
 * Generates queries from the schema: for every list at the root and every condition of its filter, one with few matches, one
 * with many and one with none, as far as the world has them. For long lists, also NOT of each, and OR and AND of each with the
 * next. `ask` sends a query to a server.
 */
export async function questionsOf(schema, ask, log) {
  const nouns = nounsOf(schema);
  const samples = new Map();
  for (const noun of nouns) samples.set(noun.where.name, await read(noun, ask));
  const questions = [];
  for (const noun of nouns) {
    const conditions = [];
    for (const [title, values] of conditionsOf(noun.where, (type) => candidatesOf(type, samples), samples)) {
      conditions.push({ title, ...(await classes(noun, some(values), ask)) });
    }
    const isLong = conditions.some(({ frequent }) => frequent?.count > LONG);
    const made = [...conditions.flatMap(alone), ...(isLong ? combined(conditions) : [])];
    questions.push(...made.map((question) => ({ noun, ...question })));
    log(`filters: ${noun.list}: ${conditions.length} conditions, ${made.length} questions`);
  }
  return questions;
}

/** Returns the lists at the root that have a filter. */
export function nounsOf(schema) {
  return Object.values(schema.getQueryType().getFields()).flatMap(({ name, type, args }) => {
    const where = args.find((arg) => arg.name === 'where')?.type;
    const nodes = type.ofType?.getFields?.().nodes?.type;
    const node = nodes && schema.getType(String(nodes).replace(/[[\]!]/g, ''));
    return where && node?.getFields().id ? [{ list: name, type: node, where }] : [];
  });
}

const next = random(2027);

/** Returns a random sample of the values, the same in each run. Values that match nothing come first. */
function some(values) {
  if (values.length <= COUNTED) return values;
  const [absent, ...others] = values;
  const drawn = others.map((value) => [next(), value]).sort(([a], [b]) => a - b);
  return [absent, ...drawn.slice(0, COUNTED - 1).map(([, value]) => value)];
}

/** Returns the values with the fewest, the most, and no matches. */
async function classes({ list, where }, values, ask) {
  const query = `query ($where: ${where.name}) { found: ${list}(where: $where, first: 1) { totalCount } }`;
  const counted = [];
  for (const value of values) counted.push({ value, count: (await ask(query, { where: value })).found.totalCount });
  const found = counted.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  return { rare: found[0], frequent: found.at(-1), absent: counted.find(({ count }) => count === 0) };
}

const KINDS = ['rare', 'frequent', 'absent'];

function alone(condition) {
  return KINDS.filter((kind) => condition[kind]).map((kind) => ({
    title: condition.title,
    kind,
    where: condition[kind].value,
  }));
}

function combined(conditions) {
  return conditions.flatMap((condition, index) => {
    const other = conditions[(index + 1) % conditions.length];
    return KINDS.filter((kind) => condition[kind]).flatMap((kind) => {
      const one = condition[kind].value;
      const not = { title: `NOT ${condition.title}`, operator: 'NOT', where: { NOT: one } };
      const joined = ['OR', 'AND'].map((operator) => ({
        title: `${condition.title} ${operator} ${other.title}`,
        operator,
        where: { [operator]: [one, other[kind]?.value] },
      }));
      return [not, ...(other[kind] ? joined : [])].map((question) => ({ ...question, kind }));
    });
  });
}
