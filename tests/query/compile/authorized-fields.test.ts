import { Authorized, buildSchema, Field, FieldResolver, InterfaceType, ObjectType, Query, Resolver } from 'type-graphql';
import { beforeAll, expect, test } from 'vitest';
import { authChecker } from '../../../src/schema/auth-checker.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { all, storedColumn, connection, storedOne, Stored } from '../../../src/query/stored-as.js';
import { createConnection } from '../../../src/schema/connections/connection.type.js';
import { order } from '../../../src/query/paging/order.js';
import { compiled } from '../../support/both-ways.js';
import { forgetTypesAfterwards } from '../../support/own-types.js';

// Fields over the columns of Organization that could all be compiled; some of them require authorization.

forgetTypesAfterwards();

@InterfaceType({ resolveType: () => 'Organization' })
abstract class Named {
  @Authorized()
  @Field(() => String)
  name!: string;
}

@ObjectType('Base')
class Base {
  @Authorized('EDITOR')
  @Field(() => String)
  abbreviation!: string;
}

@ObjectType({ implements: Named })
class Organization extends Base {
  @Field(() => String)
  slug!: string;

  @Authorized('EDITOR')
  @Field(() => Organization)
  @Stored(storedOne('parentId'))
  parent!: object;
}

@ObjectType('Counted')
class Counted extends createConnection('Organization', 'organizations', Organization) {
  @Authorized('EDITOR')
  @Field(() => Number)
  totalCount!: number;
}

const organizations = connection(all('Organization'), order('Organization', []));

@Resolver(() => Organization)
class OrganizationResolver {
  @Query(() => Counted)
  @Stored(organizations)
  everybody() {}

  @Authorized('ADMIN')
  @Query(() => Counted)
  @Stored(organizations)
  admins() {}

  @Authorized('EDITOR')
  @FieldResolver(() => String)
  @Stored(storedColumn('kind'))
  note() {}
}

@Authorized('EDITOR')
@Resolver()
class EditorsResolver {
  @Query(() => Counted)
  @Stored(organizations)
  editors() {}
}

let compiler: Compiler;
beforeAll(async () => {
  const resolvers = [OrganizationResolver, EditorsResolver] as const;
  const schema = await buildSchema({ resolvers, authChecker, validate: false });
  compiler = new Compiler(schema);
});

test('fields that anybody can read are compiled', () => {
  expect(compiled(compiler, '{ everybody { nodes { slug } edges { node { __typename } } } }')).toHaveProperty('statement');
});

test.each([
  ['a root field', '{ admins { nodes { slug } } }', 'Query.admins'],
  ['a root field of a guarded resolver', '{ editors { nodes { slug } } }', 'Query.editors'],
  ['a relation', '{ everybody { nodes { parent { slug } } } }', 'Organization.parent'],
  ['a field with a resolver', '{ everybody { edges { node { note } } } }', 'Organization.note'],
  ['a field of an interface', '{ everybody { nodes { ...F } } } fragment F on Named { name }', 'Organization.name'],
  ['an inherited field', '{ everybody { nodes { short: abbreviation } } }', 'Organization.abbreviation'],
  ['a count', '{ everybody { totalCount } }', 'Counted.totalCount'],
])('%s restricted to certain viewers is not compiled', (_what, source, field) => {
  expect(compiled(compiler, source)).toEqual({ reason: `${field} requires authorization` });
});
