import { ArgsType, type ClassType, Extensions, Int, ObjectType } from 'type-graphql';
import { Field, Nullable, PlainObject } from '../described.js';

@PlainObject("A page's position in its list, as in Relay's connection specification.")
export class PageInfo {
  @Field(() => Boolean, 'Whether there are objects after this page.')
  hasNextPage!: boolean;

  @Field(() => Boolean, 'Whether there are objects before this page.')
  hasPreviousPage!: boolean;

  @Nullable(() => String, 'The cursor of the first edge. Null on an empty page.')
  startCursor!: string | null;

  @Nullable(() => String, 'The cursor of the last edge. Null on an empty page.')
  endCursor!: string | null;
}

export function createEdge(name: string, plural: string, node: object): ClassType {
  @ObjectType(`${name}Edge`, { description: `One of the ${plural} on a page, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, 'The cursor: an opaque position in the list. Pass it as `after` or `before`.')
    cursor!: string;

    @Field(() => node, 'The object.')
    node!: object;
  }
  return Edge;
}

export function createConnection(name: string, plural: string, node: object, Edge = createEdge(name, plural, node)): ClassType {
  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.`, simpleResolvers: true })
  class NodeConnection {
    @Field(() => [Edge], 'The objects on the page, with their cursors.')
    edges!: object[];

    @Field(() => [node], 'The objects on the page.')
    nodes!: object[];

    @Field(() => PageInfo, "The page's position in its list.")
    pageInfo!: PageInfo;

    @Field(() => Int, 'The number of objects on all pages.')
    totalCount!: number;
  }
  return NodeConnection;
}

/** Adds a count to a connection type; its `storedAs` defines it in `counts`. */
export function addCount({ prototype }: ClassType, name: string, description: string): void {
  Field(() => Int, description)(prototype, name);
  Extensions({ counts: true })(prototype, name);
}

@ArgsType()
export class PageArgs {
  @Nullable(
    () => Int,
    'The number of objects to return from the start of the list, from 0 to 100. Defaults to 20 unless `last` is given.',
  )
  first?: number | null;

  @Nullable(() => String, 'A cursor. Only objects after it are returned.')
  after?: string | null;

  @Nullable(
    () => Int,
    'The number of objects to return from the end of the list, from 0 to 100. Cannot be combined with `first`.',
  )
  last?: number | null;

  @Nullable(() => String, 'A cursor. Only objects before it are returned.')
  before?: string | null;
}
