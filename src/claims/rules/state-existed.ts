import type { Annotation } from '../annotation.js';
import { claimsIn } from '../claims.js';
import { inPlaceOf, mayLieIn, yearsInWords } from '../countries/country.js';
import { event } from '../kinds/event.js';
import type { Kind } from '../kinds/kind.js';
import { referencesOf } from '../kinds/kinds.js';
import { visit } from '../kinds/visit.js';
import type { Path } from '../problem.js';
import type { Rule } from '../rule.js';

/** A former state may have had many successors. */
const MOST_NAMED = 5;

export const stateExisted: Rule = {
  sentence: 'A country of a visit or an event must have existed at its time.',
  *check(annotation, { countries }) {
    for (const { path, slug, date } of datedCountries(annotation)) {
      const country = countries.get(slug);
      if (!country || mayLieIn(country, date)) continue;
      const others = inPlaceOf(country, date, countries);
      const named = others.slice(0, MOST_NAMED).map((other) => other.slug);
      const advice = named.length === 0 ? '' : `; ${named.join(', ')}${others.length > named.length ? ' and others' : ''} did`;
      yield { path, message: `${slug} existed ${yearsInWords(country)}, not in ${date}${advice}` };
    }
  },
};

function* datedCountries(annotation: Annotation): Generator<{ path: Path; slug: string; date: string }> {
  for (const kind of [visit, event] as Kind[]) {
    const fields = referencesOf(kind).filter(({ to }) => to === 'countries');
    for (const { path, claim } of claimsIn(annotation, kind)) {
      const date = (claim['start'] ?? claim['end']) as string | undefined;
      if (date === undefined) continue;
      for (const { name } of fields) {
        const slug = claim[name] as string | undefined;
        if (slug !== undefined) yield { path: [...path, name], slug, date };
      }
    }
  }
}
