import { badUserInput } from '../../shared/errors.js';

// Execution omits a field whose variable has no value, so `{ visit: { slug: { equals: $slug } } }` becomes
// `{ visit: { slug: {} } }`, which must not match every statement with a visit.

/** Whether none of the fields has a value. */
export function setsNothing(input: object): boolean {
  return Object.values(input).every((value) => value === undefined);
}

/**
 * Returns the fields that a filter sets. `findMissing` returns the condition for rows without a value of a field.
 * @throws ClientError BAD_USER_INPUT if a field is null
 */
export function setFields(filter: object, path: string, findMissing: FindMissing): Record<string, unknown> {
  const fields = Object.entries(filter as Record<string, unknown>).filter(([, value]) => value !== undefined);
  const nulled = fields.find(([, value]) => value === null)?.[0];
  if (nulled !== undefined) throw nullRefused(`${path}.${nulled}`, findMissing(nulled));
  return Object.fromEntries(fields);
}

type FindMissing = (field: string) => string | undefined;

export function nullRefused(path: string, missing?: string) {
  return badUserInput(`\`${path}\` is null. Omit it to set no condition.${instead(missing, 'objects without a value')}`);
}

export function emptyRefused(path: string, present?: string) {
  const why = 'a variable without a value omits its field';
  return badUserInput(`\`${path}\` sets no condition: ${why}. Set one, or omit it.${instead(present, 'objects with a value')}`);
}

const instead = (condition: string | undefined, found: string) =>
  condition === undefined ? '' : ` \`${condition}\` finds ${found}.`;
