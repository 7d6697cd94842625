import { Arg, Args, type ClassType, Query, Resolver } from 'type-graphql';
import { type Args as Arguments, all, connection, type StoredAs, unique } from '../../query/stored-as.js';
import { lift } from '../../query/compile/param.js';
import type { UniqueCondition } from '../../query/condition.js';
import { badUserInput } from '../../shared/errors.js';
import { GraphQLCurie } from '../identifier.scalar.js';
import type { ListDefinition } from './list-definition.js';
import { derive } from './relations.js';

/** The arguments that identify a single row: its slug, or custom arguments. */
type OneRoot = { name: string } &
  /** An example slug, and optionally an example of an identifier that also finds the row. */
  (
    | { slug: string; identifier?: string }
    | { args: () => ClassType; where: (args: Arguments) => UniqueCondition; description: string }
  );

/** The Query fields for a list: the whole list, and a single row. */
export function createRoots(type: ClassType, listDefinition: ListDefinition, connection: ClassType, one?: OneRoot): ClassType {
  const Roots = class {} as ClassType;
  Resolver()(Roots);
  const prototype = Roots.prototype as object;
  if (one) declareOne(prototype, type, one);
  declareList(prototype, listDefinition, connection);
  return Roots;
}

function declareOne(prototype: object, type: ClassType, one: OneRoot): void {
  const { name } = one;
  if ('slug' in one && one.identifier !== undefined) {
    const description = `The ${name} with this slug or identifier. Specify exactly one of them. If several have the identifier, the first by slug is returned. Null if there is no such ${name}.`;
    declare(prototype, name, () => type, { nullable: true, description }, unique(exactlyOne('slug', 'identifier')));
    const [slug, identifier] = [
      `The slug of the ${name}, such as \`${one.slug}\`.`,
      `An identifier, such as \`${one.identifier}\`.`,
    ];
    Arg('slug', () => String, { nullable: true, description: slug })(prototype, name, 0);
    Arg('identifier', () => GraphQLCurie, { nullable: true, description: identifier })(prototype, name, 1);
  } else if ('slug' in one) {
    const description = `The ${name} with this slug. Null if there is no such ${name}.`;
    declare(prototype, name, () => type, { nullable: true, description }, bySlug);
    Arg('slug', () => String, { description: `The slug of the ${name}, such as \`${one.slug}\`.` })(prototype, name, 0);
  } else {
    const { args, where, description } = one;
    declare(prototype, name, () => type, { nullable: true, description }, unique(where));
    Args(args)(prototype, name, 0);
  }
}

/** Returns the condition for whichever one of these arguments is given. */
export function exactlyOne(...names: [string, ...string[]]) {
  return (args: Arguments): UniqueCondition => {
    const given = names.filter((name) => args[name] != null);
    const [name] = given;
    if (name === undefined || given.length > 1) {
      const [last, ...others] = names.toReversed().map((each) => `\`${each}\``);
      throw badUserInput(`Specify exactly one of ${others.toReversed().join(', ')} and ${last}.`);
    }
    const value = args[name] as string;
    if (name === 'identifier') return { column: 'identifiers', op: 'has', value };
    return NUMBERS.includes(name)
      ? { column: name, op: 'in', value: lift(value as never, (one) => [one]) }
      : { equal: { [name]: value } };
  };
}

/** Arguments that several rows may match. */
const NUMBERS = ['cow', 'gw'];

const bySlug = unique(({ slug }: { slug: string }) => ({ equal: { slug } }));

function declareList(prototype: object, listDefinition: ListDefinition, type: ClassType): void {
  const { plural, model, by, orders } = listDefinition;
  const description = `The ${plural} that match, ordered by ${by}${orders ? ' unless `orderBy` is given' : ''}.`;
  const storedAs = connection(all(model), listDefinition.order, listDefinition.where);
  declare(prototype, plural, () => type, { description }, storedAs);
  Args(() => listDefinition.Args)(prototype, plural, 0);
}

function declare(
  prototype: object,
  name: string,
  type: () => ClassType,
  options: { description: string; nullable?: boolean },
  storedAs: StoredAs,
): void {
  Query(type, options)(prototype, name, {});
  derive(storedAs)(prototype, name);
}
