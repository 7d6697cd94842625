import { getMetadataStorage } from 'type-graphql';
import { afterAll } from 'vitest';

/** After a file's tests, forgets the types that it declared after this call, because test files in a worker share metadata. */
export function forgetTypesAfterwards(): void {
  const storage = getMetadataStorage();
  const before = storage.clone();
  afterAll(() => void Object.assign(storage, before));
}
