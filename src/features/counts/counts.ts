import { capitalize } from '../../shared/capitals.js';
import { Args, ArgsType, type ClassType, Extensions, InputType, Int, ObjectType, Resolver } from 'type-graphql';
import { Field, Nullable, Query } from '../../schema/described.js';
import { badUserInput } from '../../shared/errors.js';
import { all, columnOf, connection, storedList, storedOne, Stored } from '../../query/stored-as.js';
import { both, type Condition } from '../../query/condition.js';
import { addCount, connectionOf, PageArgs } from '../../schema/connections/connection.type.js';
import { type ListDefinition, SortDirection } from '../../schema/connections/list-definition.js';
import { derive } from '../../schema/connections/relations.js';
import { enumOf } from '../../schema/enum.js';
import { GraphQLJSON } from '../../schema/json.scalar.js';
import { countsBy, countsInOrder, valueColumn } from './counts.sql.js';
import type { Grouping } from './grouping.js';

/** How a list is counted by value, such as visits by year. */
interface Declaration {
  /** What is counted. */
  listDefinition: ListDefinition;
  groups: Record<string, Grouping>;
  /** The description of a group's key. */
  key: string;
  /** The objects that a group may stand for, by the field that holds the first of them. */
  referents: Record<string, { type: () => ClassType; description: string }>;
  /** The description of `unresolved`. */
  unresolved: string;
  /** Whether the largest counts are also available as a plain list. */
  isListed?: true;
}

/** What counting costs in addition to the objects returned: it reads all matches. */
const COST = 100;
const MOST_VALUES = 2;

interface CountArgs {
  groupBy?: string | null;
  by?: string[] | null;
  where?: object | null;
  orderBy?: Record<string, SortDirection>[] | null;
}

/** Returns the resolvers that count a list's objects by shared values: a connection and, if declared, a plain list. */
export function countResolvers(declaration: Declaration): ClassType[] {
  const { listDefinition, groups } = declaration;
  const { model, plural } = listDefinition;
  const name = model.toLowerCase();
  const Group = groupEnum(listDefinition, groups);
  const Count = countType(declaration);
  const CountConnection = countConnection(declaration, Count);
  const CountOrder = countOrder(listDefinition);
  const groupings = (args: CountArgs) => chosen(args).map((each) => groups[each]!);
  const rows = countsBy({ listDefinition, groupings: groups, chosen: groupings });
  const where = `Conditions that the ${plural} must meet.`;

  @ArgsType()
  class PagesArgs extends PageArgs {
    @Nullable(() => Group, `The value by which ${plural} are counted: short for \`by\` with one value.`)
    groupBy?: string | null;

    @Nullable(
      () => [Group],
      `The values by which ${plural} are counted, one or two. Each combination of them is a group. Give this or \`groupBy\`.`,
    )
    by?: string[] | null;

    @Nullable(() => listDefinition.filter!.Input, where)
    where?: object | null;

    @Nullable(() => [CountOrder], 'The key to sort by instead, in a list of exactly one.')
    orderBy?: Record<string, SortDirection>[] | null;
  }

  const sorted = 'years and other numbers in ascending order, other values by count, largest first; null comes last';
  const several = `${capitalize(plural)} with several values (people, places) count once for each, so the counts may add up to more than the number of ${plural}, which is \`${plural}Count\`.`;
  @Resolver()
  class Counts {
    @Query(
      () => CountConnection,
      `All counts of ${plural} by one value or by two, in pages: ${sorted}. With two values, the groups with the same first value are adjacent, and the first value with the most ${plural} comes first. ${several}`,
      { name: `${name}CountsConnection` },
    )
    @Extensions({ cost: COST })
    @derive(
      connection(rows.all, (args: CountArgs) => countsInOrder(chosen(args).length, sortedBy(args)), undefined, {
        shaping: ['by'],
        counts: {
          [`${plural}Count`]: () => ({ rows: all(model), where: listDefinition.where }),
          unresolved: (args: CountArgs) => ({
            rows: all(model),
            where: () => unresolvedIn(listDefinition.where({ where: args.where }), groupings(args)),
          }),
        },
      }),
    )
    connection(@Args(() => PagesArgs) _args: object): void {}
  }
  if (!declaration.isListed) return [Counts];

  @ArgsType()
  class ListArgs {
    @Field(() => Group, `The value by which ${plural} are counted.`)
    groupBy!: string;

    @Nullable(() => listDefinition.filter!.Input, where)
    where?: object | null;
  }

  @Resolver()
  class LargestCounts {
    @Query(
      () => [Count],
      `The 100 largest counts of ${plural}: ${sorted}. \`${name}CountsConnection\` has all of them and their number.`,
      { name: `${name}Counts` },
    )
    @Extensions({ cost: COST })
    @derive(storedList(rows.largest, countsInOrder(1)))
    list(@Args(() => ListArgs) _args: object): void {}
  }
  return [Counts, LargestCounts];
}

/** @throws ClientError BAD_USER_INPUT unless one or two values are named, by one of the arguments. */
function chosen({ groupBy, by }: CountArgs): string[] {
  if ((groupBy == null) === (by == null)) throw badUserInput('Give either `by` or `groupBy`.');
  const names = by ?? [groupBy!];
  if (names.length === 0 || names.length > MOST_VALUES) throw badUserInput(`\`by\` has ${names.length} values; give one or two.`);
  if (new Set(names).size < names.length) throw badUserInput(`\`by\` names ${names[0]} twice.`);
  return names;
}

function sortedBy({ orderBy }: CountArgs) {
  if (!orderBy?.length) return undefined;
  if (orderBy.length > 1) throw badUserInput(`\`orderBy\` has ${orderBy.length} keys; give one.`);
  const [[key, direction]] = Object.entries(orderBy[0]!) as [['count' | 'key', SortDirection]];
  return { key, direction };
}

function unresolvedIn(where: Condition, groupings: Grouping[]): Condition {
  const unresolved = groupings.flatMap((each) => (each.unresolved ? [each.unresolved] : []));
  return both(where, unresolved.length === 1 ? unresolved[0]! : { any: unresolved });
}

function groupEnum({ model, plural }: ListDefinition, groups: Declaration['groups']): object {
  const Group = Object.fromEntries(Object.keys(groups).map((name) => [name, name]));
  const descriptions = Object.fromEntries(Object.entries(groups).map(([name, { description }]) => [name, description]));
  enumOf(`${model}Group`, Group, `A value by which ${plural} are counted.`, descriptions);
  return Group;
}

function countOrder({ model, plural }: ListDefinition): ClassType {
  @InputType(`${model}CountOrder`, { description: `A key to sort counts of ${plural} by. Set exactly one field.` })
  @Extensions({ oneOf: true })
  class CountOrder {
    @Nullable(() => SortDirection, `The number of ${plural}.`)
    count?: SortDirection | null;

    @Nullable(() => SortDirection, 'The keys in turn: numbers by value, texts by code point. Null comes last.')
    key?: SortDirection | null;
  }
  return CountOrder;
}

function countType({ listDefinition: { model, plural }, key, groups, referents }: Declaration): ClassType {
  @ObjectType(`${model}Count`, { description: `The number of ${plural} in a group: those that share one value, or two.` })
  class Count {
    @Nullable(() => String, `${key} Null for ${plural} without such a value.`)
    key!: string | null;

    @Field(() => [String], 'The keys of all values, in the order of `by`. Null for a value that is missing.', {
      nullable: 'items',
    })
    keys!: (string | null)[];

    @Field(() => Int, `The number of ${plural}.`)
    count!: number;

    @Field(() => Int, `The number of ${plural} with the first value, whatever the second. With one value, it is \`count\`.`)
    countOfFirst!: number;

    @Field(
      () => GraphQLJSON,
      `A filter for \`where\` that finds exactly these ${plural}. Combine it with the filter of the request: \`AND: [\u2026, \u2026]\`.`,
    )
    filter!: object;
  }
  for (const name of ['key', 'keys', 'count', 'countOfFirst', 'filter']) Stored(columnOf(name))(Count.prototype, name);

  const declare = (field: string, type: () => object, description: string) => Nullable(type, description)(Count.prototype, field);
  for (const [field, { type, description }] of Object.entries(referents)) {
    declare(field, type, description);
    derive(storedOne(`${field}Id`))(Count.prototype, field);
  }
  const groupName = `${model}Group`;
  for (const [name, grouping] of Object.entries(groups)) {
    const { field, model, type } = grouping;
    if (field in referents) continue;
    const referent = Object.values(referents).find(({ type: each }) => each().name === model);
    const description = `The value for \`${name}\`, as described in \`${groupName}\`. Null if ${plural} are not counted by it, or if it is missing.`;
    declare(field, type ?? referent!.type, description);
    if (model) derive(storedOne(valueColumn(grouping)))(Count.prototype, field);
    else Stored(columnOf(field))(Count.prototype, field);
  }
  return Count;
}

function countConnection({ listDefinition: { model, plural }, unresolved }: Declaration, Count: ClassType): ClassType {
  const CountConnection = connectionOf(`${model}Count`, 'counts', Count);
  addCount(
    CountConnection,
    `${plural}Count`,
    `The number of ${plural} that match. Each is counted once, however many groups it is in.`,
  );
  addCount(CountConnection, 'unresolved', unresolved);
  return CountConnection;
}
