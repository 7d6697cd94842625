import { LRUCache } from 'lru-cache';

/** A placeholder, with the comma after it, which is dropped if the value is empty. */
const HOLE = /\{([^{}]*)\}(, )?/g;
/**
 * `{start-date as month}` prints the month of a day, March 2018; `{iso as country}` prints the name of the country that was
 * read, `{iso as the country}` with its article: the United States.
 */
const AS = / as (?:month|(?:the )?country)$/;
const AS_MONTH = / as month$/;
const AS_COUNTRY = / as (?:the )?country$/;
const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The columns that a template names: `{id}` and `{start-date}`. */
export function templateColumns(template: string): string[] {
  return holesOf(template).map((hole) => hole.replace(AS, ''));
}

/** The columns that a template prints as names of countries. */
export function templateCountryColumns(template: string): string[] {
  return holesOf(template).flatMap((hole) => (AS_COUNTRY.test(hole) ? [hole.replace(AS_COUNTRY, '')] : []));
}

/** The placeholders for the name of the country that is read from a column, without and with its article. */
export const countryHoles = (column: string) => [`${column} as country`, `${column} as the country`] as const;

function holesOf(template: string): string[] {
  return [...template.matchAll(HOLE)].map(([, hole]) => hole!);
}

/** Fills in a template. `valueOf` takes the name of a column, or one of its `countryHoles`. */
export function fill(template: string, valueOf: (column: string) => string): string {
  return template.replace(HOLE, (_, hole: string, comma = '') => {
    const value = valueOf(hole.replace(AS_MONTH, ''));
    if (value === '') return '';
    return (AS_MONTH.test(hole) ? value.replaceAll(/\b\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?\b/g, monthOf) : value) + comma;
  });
}

/** Formats 2018-03-25 and 2018-03 as "March 2018". */
const monthOf = (date: string) => monthNames.memo(date.slice(0, 7));
const monthNames = new LRUCache<string, string>({
  max: 10_000,
  memoMethod: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
});
