import { parsePartialDate, daysBetween, isBefore } from '../dates/partial-date.js';
import type { Rule } from '../rule.js';
import { claimsIn } from '../claims.js';
import { position } from '../kinds/position.js';
import type { Annotation } from '../annotation.js';
import { statesInPlaceOf, mayLieInYears, yearsInWords } from '../countries/country.js';
import { event } from '../kinds/event.js';
import type { Claim, Kind } from '../kinds/kind.js';
import { CLAIMED, referenceFields } from '../kinds/kinds.js';
import { visit } from '../kinds/visit.js';
import type { Path } from '../problem.js';
import { claimFields } from '../kinds/fields.js';
import { source } from '../kinds/source.js';

export const dateValid: Rule = {
  sentence: 'A date must exist in the calendar and be written in the supported part of EDTF.',
  *check(annotation) {
    for (const { path, dates } of claimsWithDates(annotation)) {
      for (const [field, date] of Object.entries(dates)) {
        if (!parsePartialDate(date)) yield { path: [...path, field], reason: 'NOT_A_DATE', params: { date } };
      }
    }
  },
};

export const endNotBeforeStart: Rule = {
  sentence: 'An end must not be before its start.',
  *check(annotation) {
    for (const { path, dates } of claimsWithDates(annotation)) {
      const { start, end } = dates;
      if (start === undefined || end === undefined || !isBefore(end, start)) continue;
      yield { path: [...path, 'end'], reason: 'END_BEFORE_START', params: { start, end } };
    }
  },
};

export const durationFitsDates: Rule = {
  sentence: 'A duration must be the number of days from start to end, inclusive, if both are single days.',
  *check({ visits }) {
    for (const [slug, { start, end, durationDays }] of Object.entries(visits)) {
      const days = daysBetween(start, end);
      if (durationDays === undefined || days === null || days === durationDays) continue;
      const params = { start: start!, end: end!, days, given: durationDays };
      yield { path: ['visits', slug, 'durationDays'], reason: 'DURATION_DIFFERS', params };
    }
  },
};

export const knownEndIsEnded: Rule = {
  sentence: 'A position with an end must have the status ENDED, unless the end is open, such as [2018..].',
  *check(annotation) {
    for (const { path, claim } of claimsIn(annotation, position)) {
      const { end, status } = claim as { end?: string; status: string };
      if (end === undefined || status === 'ENDED' || parsePartialDate(end)?.latest === null) continue;
      yield { path: [...path, 'status'], reason: 'END_OF_OTHER_STATUS', params: { end, status } };
    }
  },
};

/** The maximum number of states in a message. A former state may have many successors. */
const MOST_NAMED = 5;

export const stateExisted: Rule = {
  sentence: 'A country in a visit or event must have existed at the time.',
  *check(annotation, { countries }) {
    for (const { path, slug, date } of datedCountries(annotation)) {
      const country = countries.get(slug);
      if (!country || mayLieInYears(country, date)) continue;
      const others = statesInPlaceOf(country, date, countries);
      const named = others.slice(0, MOST_NAMED).map((other) => other.slug);
      const instead = { others: named, hasMore: others.length > named.length };
      yield { path, reason: 'COUNTRY_DID_NOT_EXIST', params: { country: slug, years: yearsInWords(country), date, ...instead } };
    }
  },
};

function* datedCountries(annotation: Annotation): Generator<{ path: Path; slug: string; date: string }> {
  for (const kind of [visit, event] as Kind[]) {
    const fields = referenceFields(kind).filter(({ to }) => to === 'countries');
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

/** Iterates over the source and claims of an annotation, each with its dates by field. */
function* claimsWithDates(annotation: Annotation): Generator<{ path: Path; dates: Record<string, string> }> {
  yield { path: ['source'], dates: datesIn(source, annotation.source) };
  for (const kind of CLAIMED) {
    for (const { path, claim } of claimsIn(annotation, kind)) yield { path, dates: datesIn(kind, claim) };
  }
}

function datesIn({ shape }: Kind, claim: Claim): Record<string, string> {
  const given = claimFields(shape).filter(({ name, isDate }) => isDate && claim[name] !== undefined);
  return Object.fromEntries(given.map(({ name }) => [name, claim[name] as string]));
}
