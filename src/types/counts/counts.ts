import { Args, ArgsType, type ClassType, Extensions, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { columnOf, connection, list, one, Stored } from '../../read/meaning.js';
import { connectionOf } from '../connections/connection.type.js';
import type { Noun } from '../connections/noun.js';
import { PageArgs } from '../connections/page.args.js';
import { derive } from '../connections/relations.js';
import { enumOf } from '../enum.js';
import { countsBy, countsInOrder, type Grouping } from './counts.sql.js';

interface Group {
  description: string;
  by: Grouping;
}

interface Declaration {
  /** What is counted. */
  noun: Noun;
  groups: Record<string, Group>;
  /** What a group's key is, in words. */
  key: string;
  /** The objects that a group may stand for, by the field that has them. */
  referents: Record<string, { type: () => ClassType; description: string }>;
}

/** What counting costs beside the objects of the answer: it reads all that match. */
const COST = 100;

/** The fields of Query that count a noun's objects by a value that they share: a list, and a connection with all of it. */
export function countsOf({ noun, groups, key, referents }: Declaration): ClassType {
  const { model, plural } = noun;
  const name = model.toLowerCase();
  const Group = groupEnum(noun, groups);
  const Count = countType(noun, key, referents);
  const CountConnection = connectionOf(`${model}Count`, 'counts', Count);
  const { all, largest } = countsBy(
    noun,
    Object.fromEntries(Object.entries(groups).map(([name, { by }]) => [name, by])),
  );

  @ArgsType()
  class ListArgs {}
  @ArgsType()
  class PagesArgs extends PageArgs {}
  for (const { prototype } of [ListArgs, PagesArgs]) {
    Field(() => Group, { description: `The value by which ${plural} are counted.` })(prototype, 'groupBy');
    const description = `Conditions that the ${plural} must meet.`;
    Field(() => noun.filter!.Input, { nullable: true, description })(prototype, 'where');
  }

  const sorted = 'years in their order, other values by count, the largest first; null last';
  @Resolver()
  class Counts {
    @Query(() => [Count], {
      name: `${name}Counts`,
      description: `The 100 largest counts of ${plural}: ${sorted}. \`${name}CountsConnection\` has all of them, and their number.`,
    })
    @Extensions({ cost: COST })
    @derive(list(largest, countsInOrder))
    list(@Args(() => ListArgs) _args: object): void {}

    @Query(() => CountConnection, {
      name: `${name}CountsConnection`,
      description: `All counts of ${plural}, in pages: ${sorted}.`,
    })
    @Extensions({ cost: COST })
    @derive(connection(all, countsInOrder))
    connection(@Args(() => PagesArgs) _args: object): void {}
  }
  return Counts;
}

function groupEnum({ model, plural }: Noun, groups: Record<string, Group>): object {
  const Group = Object.fromEntries(Object.keys(groups).map((name) => [name, name]));
  const descriptions = Object.fromEntries(Object.entries(groups).map(([name, { description }]) => [name, description]));
  enumOf(`${model}Group`, Group, `The value by which ${plural} are counted.`, descriptions);
  return Group;
}

function countType({ model, plural }: Noun, key: string, referents: Declaration['referents']): ClassType {
  @ObjectType(`${model}Count`, { description: `The number of ${plural} that share a value.` })
  class Count {
    @Field(() => String, { nullable: true, description: `${key} Null for ${plural} without such a value.` })
    @Stored(columnOf('key'))
    key!: string | null;

    @Field(() => Int, { description: `The number of ${plural}.` })
    @Stored(columnOf('count'))
    count!: number;
  }
  for (const [field, { type, description }] of Object.entries(referents)) {
    Field(type, { nullable: true, description })(Count.prototype, field);
    derive(one(`${field}Id`))(Count.prototype, field);
  }
  return Count;
}
