import {
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

const ADDITIONS: string[] = [DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED, DangerousChangeType.OPTIONAL_ARG_ADDED];

/**
 * Lists the changes from the committed schema to the current one that clients may notice, one per line: first breaking changes,
 * then dangerous ones (a new enum value, a changed default), then deprecations without a replacement. Additions and descriptions
 * are omitted.
 */
export function compareSchemas(committed: string, current: string): string[] {
  const [before, after] = [buildSchema(committed), buildSchema(current)];
  const removable = new Set(deprecations(before).map(({ removal }) => removal));
  return [
    ...findBreakingChanges(before, after).map(({ description }) =>
      removable.has(description) ? `removed after its deprecation: ${description}` : `breaking: ${description}`,
    ),
    ...findDangerousChanges(before, after)
      .filter(({ type }) => !ADDITIONS.includes(type))
      .map((change) => `dangerous: ${change.description}`),
    ...withoutReplacement(after).map((name) => `deprecated without a replacement: ${name}`),
  ];
}

/** Returns the deprecated names whose reason names no replacement in backticks. */
export function withoutReplacement(schema: GraphQLSchema): string[] {
  return deprecations(schema).flatMap(({ name, reason }) => (/`[^`]+`/.test(reason) ? [] : name));
}

interface Deprecation {
  name: string;
  reason: string;
  /** How graphql-js describes the removal. */
  removal: string;
}

function deprecations(schema: GraphQLSchema): Deprecation[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return types.flatMap((type): Deprecation[] => {
    const of = (name: string, { deprecationReason: reason }: Deprecable, removal = `${type.name}.${name} was removed.`) =>
      reason == null ? [] : [{ name: `${type.name}.${name}`, reason, removal }];
    if (isEnumType(type)) {
      return type.getValues().flatMap((value) => of(value.name, value, `${value.name} was removed from enum type ${type.name}.`));
    }
    if (isInputObjectType(type)) return Object.values(type.getFields()).flatMap((field) => of(field.name, field));
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => [
      ...of(field.name, field),
      ...field.args.flatMap((arg) =>
        of(`${field.name}(${arg.name}:)`, arg, `${type.name}.${field.name} arg ${arg.name} was removed.`),
      ),
    ]);
  });
}

type Deprecable = { deprecationReason?: string | null | undefined };
