import type { ChosenFragment } from '../generated/graphql.js';
import { askedOf, countryOf, type Problems, problemsOf, textOf, withUnknownCountries } from '../lists/filters.js';
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

/** The name of what a field is set to, where it is set to something that has one. */
export function chosenName({ country, guest, host, who }: ChosenFragment, field: string): string | null {
  const named = { country, guest, host, who }[field as 'who'];
  return named?.nodes[0]?.name ?? null;
}
