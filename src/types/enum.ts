import { registerEnumType } from 'type-graphql';

/** Declares an enum type, with a description of each of its values. */
export function enumOf<Name extends string>(
  name: string,
  values: Record<Name, string>,
  description: string,
  descriptions: Record<Name, string>,
): void {
  const described = Object.entries<string>(descriptions).map(([key, text]) => [key, { description: text }] as const);
  const valuesConfig = Object.fromEntries(described) as Record<Name, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
}
