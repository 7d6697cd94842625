import { getMetadataStorage } from 'type-graphql';
import { afterAll } from 'vitest';

/** Forgets, after the tests of a file, the types that it declares from here on: the files of a worker share metadata. */
export function forgetTypesAfterwards(): void {
  const storage = getMetadataStorage();
  const before = storage.clone();
  afterAll(() => void Object.assign(storage, before));
}
