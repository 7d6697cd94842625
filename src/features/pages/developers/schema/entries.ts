import type { GraphQLSchema } from 'graphql';
import { membersOf } from '../../../../schema/schema-members.js';
import { typeUrl } from '../../../../http/urls.js';

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
      const members = membersOf(type).flatMap((member) => [
        entry(`.${member.name}`, member, `#${member.name}`),
        ...(member.args ?? []).map((each) => entry(`.${member.name}(${each.name}:)`, each, `#${member.name}`)),
      ]);
      return [entry('', type), ...members];
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
