import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { expect, test } from 'vitest';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';

// A compiled operation runs no resolvers, so the checks that `@Authorized` adds to them do not run either.
test('no compiled field is restricted to certain viewers', async () => {
  const schema = await createSchema(FEATURES);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const compiled = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ extensions }) => extensions['stored'])
      .map(({ name }) => name),
  );
  expect(compiled).toContain('visits');
  const authorized = getMetadataStorage().authorizedFields.map(({ fieldName }) => fieldName);
  expect(compiled.filter((name) => authorized.includes(name))).toEqual([]);
});
