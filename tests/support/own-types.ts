import { getMetadataStorage } from 'type-graphql';
import { afterAll } from 'vitest';

/** Forgets the types that a file declares from here on after its tests, because the files of a worker share metadata. */
export function forgetTypesAfterwards(): void {
  const storage = getMetadataStorage();
  const before = storage.clone();
  afterAll(() => void Object.assign(storage, before));
}
