import type { Countries } from '../../../model/countries/country.js';

// Former states and the countries that replaced them.

/**
 * Whether in every pair of these countries, one is a former state and the other its successor, such as West Germany and
 * Germany.
 */
export function isOneLine(slugs: readonly string[], countries: Countries): boolean {
  return slugs.every((one, index) =>
    slugs.slice(index + 1).every((other) => isLater(one, other, countries) || isLater(other, one, countries)),
  );
}

/** Returns the country that replaced all the others. */
export function lastOfLine(slugs: readonly string[], countries: Countries): string | undefined {
  return slugs.find((one) => slugs.every((other) => one === other || isLater(one, other, countries)));
}

/** Whether one country is a successor, direct or indirect, of a former state. */
function isLater(one: string, other: string, countries: Countries, seen = new Set<string>()): boolean {
  if (seen.has(other)) return false;
  seen.add(other);
  const { end = null, successors = [] } = countries.get(other) ?? {};
  // Bangladesh left Pakistan, which is not a former state.
  const next = end === null ? [] : successors;
  return next.includes(one) || next.some((slug) => isLater(one, slug, countries, seen));
}
