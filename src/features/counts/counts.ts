import { capitalize } from '../../shared/capitals.js';
import { Args, ArgsType, type ClassType, Extensions, InputType, Int, ObjectType, Resolver } from 'type-graphql';
import { Field, Nullable, objectType, Query } from '../../schema/described.js';
import { badUserInput } from '../../shared/errors.js';
import { all, storedColumn, connection, storedOne, Stored } from '../../query/stored-as.js';
import { both, type Condition } from '../../query/condition.js';
import { addCount, createConnection, PageArgs } from '../../schema/connections/connection.type.js';
import { type ListDefinition, SortDirection } from '../../schema/connections/list-definition.js';
import { derive } from '../../schema/connections/relations.js';
import { declareEnum } from '../../schema/enum.js';
import { GraphQLJSON } from '../../schema/json.scalar.js';
import { countsBy, countsInOrder, FIRST_COUNTRY, valueColumn } from './counts.sql.js';
import type { Grouping } from './grouping.js';

/** How a list is counted by value, such as visits by year. */
interface Declaration {
  /** What is counted. */
  listDefinition: ListDefinition;
  groups: Record<string, Grouping>;
  /** The description of `unresolved`. */
  unresolved: string;
  /** Set if the largest counts are also available as a deprecated list. Describes the deprecated key of its groups. */
  formerKey?: string;
}

/** The cost of counting, in addition to the objects returned: all matches are read. */
const COST = 100;
const MOST_VALUES = 2;

@InputType('CountOrder', { description: 'A sort key for counts. Set exactly one field.' })
@Extensions({ oneOf: true })
class CountOrder {
  @Nullable(() => SortDirection, 'The count.')
  count?: SortDirection | null;

  @Nullable(
    () => SortDirection,
    'The first value, then the second: numbers by value, countries by code, other objects by slug, strings by code point. Null comes last.',
  )
  key?: SortDirection | null;
}

interface CountArgs {
  groupBy?: string;
  by?: string[];
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
  const groupings = (args: CountArgs) => chosen(args).map((each) => groups[each]!);
  const rows = countsBy({ listDefinition, groupings: groups, chosen: groupings });
  const where = `Conditions that the ${plural} must meet.`;

  @ArgsType()
  class PagesArgs extends PageArgs {
    @Field(() => [Group], `The one or two values by which to count ${plural}. Each combination of values is a group.`)
    by!: string[];

    @Nullable(() => listDefinition.filter!.Input, where)
    where?: object | null;

    @Nullable(() => [CountOrder], 'A different sort order: a list of exactly one key.')
    orderBy?: Record<string, SortDirection>[] | null;
  }

  const sorted =
    'Years and other numbers are in ascending order, other values are sorted by count, largest first, and null comes last.';
  const several = `${capitalize(plural)} with several values (people, places) count once for each, so the counts may add up to more than \`${plural}Count\`, the number of ${plural}.`;
  @Resolver()
  class Counts {
    @Query(
      () => CountConnection,
      `All counts of ${plural} by one or two values, as a paginated list. ${sorted} With two values, groups with the same first value are adjacent, and the first value with the most ${plural} comes first. ${several}`,
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
  if (declaration.formerKey === undefined) return [Counts];

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
      `The 100 largest counts of ${plural}. ${sorted} \`${name}CountsConnection\` returns all of them and their total number.`,
      { name: `${name}Counts`, deprecationReason: `Use \`${name}CountsConnection(by: […])\`.` },
    )
    @Extensions({ cost: COST })
    @derive({ kind: 'list', rows: rows.largest, order: countsInOrder(1) })
    list(@Args(() => ListArgs) _args: object): void {}
  }
  return [Counts, LargestCounts];
}

/** @throws ClientError BAD_USER_INPUT unless one or two values are given */
function chosen({ groupBy, by }: CountArgs): string[] {
  const names = by ?? [groupBy!];
  if (names.length === 0 || names.length > MOST_VALUES)
    throw badUserInput(`\`by\` has ${names.length} values; specify one or two.`);
  if (new Set(names).size < names.length) throw badUserInput(`\`by\` names ${names[0]} twice.`);
  return names;
}

function sortedBy({ orderBy }: CountArgs) {
  if (!orderBy?.length) return undefined;
  if (orderBy.length > 1) throw badUserInput(`\`orderBy\` has ${orderBy.length} keys; specify one.`);
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
  declareEnum(`${model}Group`, Group, `A value by which ${plural} are counted.`, descriptions);
  return Group;
}

function countType({ listDefinition: { model, plural }, groups, formerKey }: Declaration): ClassType {
  @ObjectType(`${model}Count`, {
    description: `The number of ${plural} in a group, that is, with the same value or pair of values.`,
  })
  class Count {
    @Field(() => Int, `The number of ${plural}.`)
    count!: number;

    @Field(
      () => Int,
      `The number of ${plural} with the first value, regardless of the second. Equal to \`count\` when counting by one value.`,
    )
    countOfFirst!: number;

    @Field(
      () => GraphQLJSON,
      `A filter for \`where\` that finds exactly these ${plural}. Combine it with the filter that you counted with: \`AND: [\u2026, \u2026]\`.`,
    )
    filter!: object;
  }
  for (const name of ['count', 'countOfFirst', 'filter']) Stored(storedColumn(name))(Count.prototype, name);

  for (const [name, grouping] of Object.entries(groups)) {
    const { field, type = () => objectType(grouping.model!) } = grouping;
    const description = `The value for \`${name}\`, as described in \`${model}Group\`. Null if the value is missing, or if ${plural} are not counted by \`${name}\`.`;
    Nullable(type, description)(Count.prototype, field);
    if (grouping.model) derive(storedOne(valueColumn(grouping)))(Count.prototype, field);
    else Stored(storedColumn(field))(Count.prototype, field);
  }
  if (formerKey !== undefined) declareFormerFields(Count, formerKey);
  return Count;
}

/** The deprecated fields of a group, from before each value had a field of its own. */
function declareFormerFields(Count: ClassType, key: string): void {
  const deprecated = { nullable: true, deprecationReason: 'Use the field of the value: `year`, `hostCountry`, `status` …' };
  Field(() => String, `${key} Null if it is missing.`, deprecated)(Count.prototype, 'key');
  derive(storedColumn('key1'))(Count.prototype, 'key');
  Field(
    () => objectType('Country'),
    'The first country. Null if visits are not counted by country.',
    deprecated,
  )(Count.prototype, 'country');
  derive(storedOne(FIRST_COUNTRY))(Count.prototype, 'country');
}

function countConnection({ listDefinition: { model, plural }, unresolved }: Declaration, Count: ClassType): ClassType {
  const CountConnection = createConnection(`${model}Count`, 'counts', Count);
  addCount(
    CountConnection,
    `${plural}Count`,
    `The number of ${plural} that match. Each is counted once, regardless of how many groups it is in.`,
  );
  addCount(CountConnection, 'unresolved', unresolved);
  return CountConnection;
}
