import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { typeUrl } from '../../urls.js';

/** What can be found in the schema: a type, a field, an argument, a value of an enum. */
export interface Entry {
  /** `Visit`, `Visit.title`, `Query.visits(where:)`, `VisitKind.STATE`. */
  name: string;
  url: string;
  description: string;
}

/** Everything in the schema that has a description. */
export function entriesOf(schema: GraphQLSchema): Entry[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const url = typeUrl(type.name);
      const entry = (name: string, { description }: { description?: string | null | undefined }, place = '') => ({
        name: `${type.name}${name}`,
        url: url + place,
        description: description ?? '',
      });
      const whole = entry('', type);
      if (isEnumType(type)) {
        return [whole, ...type.getValues().map((value) => entry(`.${value.name}`, value, `#${value.name}`))];
      }
      if (isInputObjectType(type)) {
        return [whole, ...Object.values(type.getFields()).map((field) => entry(`.${field.name}`, field, `#${field.name}`))];
      }
      if (!isObjectType(type) && !isInterfaceType(type)) return [whole];
      const fields = Object.values(type.getFields()).flatMap((field) => [
        entry(`.${field.name}`, field, `#${field.name}`),
        ...field.args.map((each) => entry(`.${field.name}(${each.name}:)`, each, `#${field.name}`)),
      ]);
      return [whole, ...fields];
    });
}

/** Entries that have all words in their name or description: those with them in their name first, shorter names first. */
export function find(entries: readonly Entry[], words: string): Entry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = entries.flatMap((entry) => {
    const [name, text] = [entry.name.toLowerCase(), entry.description.toLowerCase()];
    if (!wanted.every((word) => name.includes(word) || text.includes(word))) return [];
    const named = wanted.filter((word) => name.includes(word)).length;
    const isExact = wanted.some((word) => name.split('.').at(-1) === word);
    return [{ entry, rank: 2 * named + Number(isExact) }];
  });
  const order = ranked.toSorted((a, b) => b.rank - a.rank || a.entry.name.length - b.entry.name.length);
  return order.map(({ entry }) => entry);
}
