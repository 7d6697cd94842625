import { registerEnumType } from 'type-graphql';
import { DESCRIBED_ENUMS } from '../model/generated/enums.js';
import type { KINDS } from '../model/kinds/kinds.js';
import { capitalize } from '../shared/capitals.js';

/** Declares an enum type and describes each value. */
export function declareEnum<Name extends string>(
  name: string,
  values: Record<Name, string>,
  description: string,
  descriptions: Record<Name, string>,
): void {
  const described = Object.entries<string>(descriptions).map(([key, text]) => [key, { description: text }] as const);
  const valuesConfig = Object.fromEntries(described) as Record<Name, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
}

/** Declares the enums of prisma/*.prisma. */
for (const [name, { values, description, descriptions }] of Object.entries(DESCRIBED_ENUMS)) {
  declareEnum(name, values, description, descriptions);
}

/** Declares an enum type whose values are the keys of their descriptions. */
export function createEnum<Name extends string>(
  name: string,
  description: string,
  descriptions: Record<Name, string>,
): { readonly [Value in Name]: Value } {
  const values = Object.fromEntries(Object.keys(descriptions).map((value) => [value, value])) as { [Value in Name]: Value };
  declareEnum(name, values, description, descriptions);
  return values;
}

type Kinds = readonly Pick<(typeof KINDS)[number], 'model' | 'foreignKey' | 'thing'>[];

/** Declares an enum type whose values are kinds, named after their models in capitals. Returns the values. */
export function kindEnum<Value extends string>(
  name: string,
  description: string,
  kinds: Kinds,
  value: (kind: Kinds[number]) => Value,
): Record<string, Value> {
  const values = Object.fromEntries(kinds.map((kind) => [kind.model.toUpperCase(), value(kind)]));
  declareEnum(name, values, description, describedKinds(kinds));
  return values;
}

/** Maps each kind's enum name to its description: `DELEGATE` to “A delegate.” */
export function describedKinds(kinds: Kinds): Record<string, string> {
  return Object.fromEntries(kinds.map(({ model, thing }) => [model.toUpperCase(), `${capitalize(thing)}.`]));
}
