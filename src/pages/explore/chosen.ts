import type { ChosenFragment } from '../generated/graphql.js';
import { askedOf, countryOf, type Problems, problemsOf, setTo, textOf, withUnknownCountries } from '../lists/filters.js';
import { VISIT_FIELDS } from './visit-filter.js';

/** Variables of `Chosen`: what the fields of a filter name. */
export function chosenOf(query: URLSearchParams) {
  const [country, guest, host] = ['country', 'guest', 'host'].map((name) => countryOf(query, name));
  const who = textOf(query, 'who');
  return {
    ...askedOf(query),
    ...{ country, ofCountry: country !== null, guest, ofGuest: guest !== null, host, ofHost: host !== null },
    ...{ who: { slug: { equals: who } }, ofWho: who !== null },
  };
}

/** What is wrong with a filter of visits. */
export function visitProblemsOf(query: URLSearchParams, { country, guest, host, who }: ChosenFragment): Problems {
  const problems = withUnknownCountries(problemsOf(VISIT_FIELDS, query), query, { country, guest, host });
  if (who?.totalCount === 0) problems.set('who', `No person has the slug “${textOf(query, 'who')}”.`);
  return problems;
}

export interface SetFilter {
  /** Of the field. */
  name: string;
  label: string;
  text: string;
}

/** What the fields of a filter are set to, in words. */
export function setFilters(query: URLSearchParams, { country, guest, host, who }: ChosenFragment): SetFilter[] {
  const named = new Map(Object.entries({ country, guest, host, who }));
  return VISIT_FIELDS.flatMap((field) => {
    const { name, label } = field;
    const value = setTo(field, query);
    if (value === null || name === 'sort') return [];
    const text = named.get(name)?.nodes[0]?.name ?? value;
    return [
      {
        name,
        label: name === 'q' ? 'Words' : label.replace(/[,(:].*/, '').trim(),
        text: name === 'decade' ? `${text}s` : text,
      },
    ];
  });
}

/** Such as “Visits (country visited: France, decade: 1960s)”. */
export function titleOf(what: string, query: URLSearchParams, chosen: ChosenFragment): string {
  const filters = setFilters(query, chosen).map(({ label, text }) => `${label[0]!.toLowerCase()}${label.slice(1)}: ${text}`);
  return filters.length > 0 ? `${what} (${filters.join(', ')})` : what;
}
