import type { Annotation } from '../../model/annotation.js';
import { CodePoints } from '../../model/text/code-points.js';
import { datesIn } from './language/dates.js';
import { findDateline, turnsIn } from './facts/forms.js';
import { Assertions } from './facts/assertion.js';
import { officesIn } from './facts/offices.js';
import { officesThen } from './facts/offices-then.js';
import { termsIn } from './facts/terms.js';
import { eventsIn, findMainVisit } from './facts/events.js';
import { aidesIn, counterpartHomes, homeCountries, kinIn, statedCountries } from './facts/kin.js';
import { maskNames } from './facts/masked.js';
import { Pronouns } from './facts/pronouns.js';
import { findReporters } from './facts/outlets.js';
import { paraphrasesIn } from './facts/paraphrases.js';
import { delegatesIn, visitsIn } from './facts/visits.js';
import { withDeclared, type Known } from './names/known.js';
import { namesIn, type TextPerson } from './names/names.js';
import { quotationsIn } from '../../model/text/quotations.js';
import { findSpeakers } from './language/speakers.js';

export interface ArticleOptions {
  /** The day of publication, as EDTF; null if unknown. */
  published?: string | null;
  /** The slug of the organization that published it; null if unknown. */
  outlet?: string | null;
  known: Known;
  /** The annotation so far. Its facts are not proposed again. */
  annotation?: Annotation | null;
}

/**
 * Extracts everything that the proposals need from a text. Each line is one step, which may use the results of earlier steps.
 * Offsets are UTF-16 units, as in the text; `points` converts them to the code points that claims use.
 */
export function readArticle(text: string, { published = null, outlet = null, known, annotation = null }: ArticleOptions) {
  const quotations = quotationsIn(text);
  const speakers = findSpeakers(text, quotations);
  const dates = datesIn(text, published);
  const names = namesIn(text, withDeclared(known, annotation), published);
  const dateline = findDateline(text, names, dates);
  const reporters = findReporters(text, quotations, names);
  const pronouns = new Pronouns(text, names, quotations);
  const offices = officesIn(text, names);
  const terms = termsIn(text, names, dates, pronouns, offices);
  const kin = kinIn(text, names, offices, pronouns);
  const stated = statedCountries(text, names, offices);
  const homes = homeCountries(stated, offices, kin, aidesIn(text, names));
  const countryOf = (person: TextPerson) => homes.get(person) ?? null;
  offices.push(...officesThen({ text, names, offices, pronouns }));
  const masked = maskNames(text, names, dates);
  const assertions = new Assertions(text, masked, quotations);
  const visits = visitsIn({ text, masked, names, dates, dateline, assertions, offices, pronouns, countryOf, published });
  const main = findMainVisit(visits, published);
  for (const [person, country] of main ? counterpartHomes(text, names, [main.guestCountry, main.hostCountry]) : [])
    if (!homes.has(person)) homes.set(person, country);
  const delegates = delegatesIn(text, names, visits, countryOf, kin, { offices, pronouns, main });
  const events = eventsIn(text, names, dates, { assertions, offices, pronouns, countryOf, delegates, main, published });
  const paraphrases = [...paraphrasesIn(text, quotations), ...turnsIn(text)];
  const given = { text, points: new CodePoints(text), published, outlet, known, annotation };
  return {
    ...{ ...given, quotations, speakers, dates, names, dateline, reporters, pronouns, offices },
    ...{ terms, kin, stated, homes, assertions, visits, delegates, main, events, paraphrases },
  };
}

export type Article = ReturnType<typeof readArticle>;
