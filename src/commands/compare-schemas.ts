import { buildSchema, DangerousChangeType, findBreakingChanges, findDangerousChanges } from 'graphql';

const ADDITIONS: string[] = [DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED, DangerousChangeType.OPTIONAL_ARG_ADDED];

/**
 * What a client of the committed schema meets in the current one, a line each: first what breaks it, then what may
 * (a new enum value that it does not know, a default that changed). Additions and descriptions are left out.
 */
export function compareSchemas(committed: string, current: string): string[] {
  const [before, after] = [buildSchema(committed), buildSchema(current)];
  return [
    ...findBreakingChanges(before, after).map((change) => `breaking: ${change.description}`),
    ...findDangerousChanges(before, after)
      .filter(({ type }) => !ADDITIONS.includes(type))
      .map((change) => `dangerous: ${change.description}`),
  ];
}
