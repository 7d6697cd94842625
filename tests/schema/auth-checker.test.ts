import { graphql, type GraphQLSchema } from 'graphql';
import { Authorized, buildSchema, Mutation, Query, Resolver } from 'type-graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { authChecker } from '../../src/schema/auth-checker.js';
import type { Role } from '../../src/shared/viewer.js';
import { createContext } from '../../src/schema/context/context.js';
import { forgetTypesAfterwards } from '../support/own-types.js';

forgetTypesAfterwards();

@Resolver()
class DoorResolver {
  @Query(() => Boolean)
  open() {
    return true;
  }

  @Authorized()
  @Mutation(() => Boolean)
  knock() {
    return true;
  }

  @Authorized<Role>('EDITOR')
  @Mutation(() => Boolean)
  paint() {
    return true;
  }

  @Authorized<Role>('ADMIN')
  @Mutation(() => Boolean)
  remove() {
    return true;
  }
}

let schema: GraphQLSchema;
beforeAll(async () => void (schema = await buildSchema({ resolvers: [DoorResolver], authChecker, validate: false })));

async function answer(source: string, role: Role | null, canSignIn = true): Promise<unknown> {
  const viewer = role && { subject: 'anna', role, expires: new Date(Date.now() + 60_000) };
  const contextValue = createContext(undefined as never, { viewer, canSignIn });
  const { data, errors } = await graphql({ schema, source, contextValue });
  return errors ? errors[0]!.extensions.code : Object.values(data!)[0];
}

describe('permissions', () => {
  test.each<[string, Role | null, unknown]>([
    ['{ open }', null, true],
    ['{ open }', 'READER', true],
    ['mutation { knock }', null, 'UNAUTHENTICATED'],
    ['mutation { knock }', 'READER', true],
    ['mutation { paint }', null, 'UNAUTHENTICATED'],
    ['mutation { paint }', 'READER', 'FORBIDDEN'],
    ['mutation { paint }', 'EDITOR', true],
    ['mutation { paint }', 'ADMIN', true],
    ['mutation { remove }', 'EDITOR', 'FORBIDDEN'],
    ['mutation { remove }', 'ADMIN', true],
  ])('%s as %s: %s', async (source, role, expected) => {
    expect(await answer(source, role)).toBe(expected);
  });

  test('writing is impossible if nobody can sign in', async () => {
    expect(await answer('mutation { paint }', null, false)).toBe('FORBIDDEN');
    expect(await answer('{ open }', null, false)).toBe(true);
  });
});
