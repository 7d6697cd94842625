import { type ClassType, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: "Where a page stands in its list (Relay's connection specification).",
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

/** The connection and edge types of a node type; `Connection` in connection.ts answers their fields. */
export function connectionOf(name: string, plural: string, node: ClassType): ClassType {
  @ObjectType(`${name}Edge`, { description: `One of the ${plural} of a page, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Its place in the list, opaque; for `after` and `before`.' })
    cursor!: string;

    @Field(() => node, { description: 'The thing itself.' })
    node!: object;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.`, simpleResolvers: true })
  class NodeConnection {
    @Field(() => [Edge], { description: 'The page, with cursors.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The page, without cursors.' })
    nodes!: object[];

    @Field(() => PageInfo, { description: 'Where the page stands in its list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are on all pages.' })
    totalCount!: number;
  }
  return NodeConnection;
}
