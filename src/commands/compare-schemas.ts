import { buildSchema, DangerousChangeType, findBreakingChanges, findDangerousChanges } from 'graphql';

const ADDITIONS: string[] = [DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED, DangerousChangeType.OPTIONAL_ARG_ADDED];

/**
 * Lists the differences that clients of the committed schema notice in the current one, one per line: first those that
 * break them, then those that may (a new enum value, a changed default). Additions and descriptions are left out.
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
