import { graphql } from 'graphql';
import { Authorized, buildSchema, Field, ObjectType, Query, Resolver, UseMiddleware } from 'type-graphql';
import { expect, test } from 'vitest';
import { authChecker } from '../../src/schema/auth-checker.js';
import { storedResolver } from '../../src/query/resolve.js';
import { One } from '../../src/schema/connections/relations.js';
import { forgetTypesAfterwards } from '../support/own-types.js';

// Relations over the columns of Organization, one of which only editors may follow.

forgetTypesAfterwards();

@ObjectType('Organization')
class Organization {
  @Field(() => String)
  slug!: string;

  @Authorized('EDITOR')
  @One(() => Organization, 'For editors.')
  parent!: object;

  @One(() => Organization, 'For everybody.', 'parentId')
  whole!: object;
}

@Resolver()
class OrganizationResolver {
  @Query(() => Organization)
  organization() {
    return { slug: 'part', parentId: '1' };
  }

  @Query(() => Organization)
  @UseMiddleware(storedResolver({ kind: 'node' }))
  anything(): object {
    return {};
  }
}

const asked: string[] = [];
const load = {
  async one(model: string, id: string) {
    asked.push(`${model} ${id}`);
    return { slug: 'whole', parentId: null };
  },
};

test('a derived resolver runs only after its field has been authorized', async () => {
  const schema = await buildSchema({ resolvers: [OrganizationResolver], authChecker, validate: false });
  const ask = (source: string) => graphql({ schema, source, contextValue: { load, viewer: null, canSignIn: true } });

  const guarded = await ask('{ organization { parent { slug } } }');
  expect(guarded.errors![0]!.extensions['code']).toBe('UNAUTHENTICATED');
  expect(asked).toEqual([]);

  expect(await ask('{ organization { whole { slug } } }')).toEqual({
    data: { organization: { whole: { slug: 'whole' } } },
  });
  expect(asked).toEqual(['Organization 1']);
});

test('a field that needs a resolver reports that it has none', async () => {
  const schema = await buildSchema({ resolvers: [OrganizationResolver], authChecker, validate: false });
  const { errors } = await graphql({ schema, source: '{ anything { slug } }', contextValue: { load } });
  expect(errors!.map(({ message }) => message)).toEqual(['Query.anything needs a resolver']);
});
