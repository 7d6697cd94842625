import { fold } from '../../claims/fold.js';

/** The months, from 1, that a name may mean. */
export type MonthsOf = (name: string) => number[];

const SHORTEST = 3;

/**
 * Reads names of months of some languages, long or short, in the form that they have beside a day or alone. The first
 * three or more letters of a name are enough: Sept. A name that means different months in two languages means both.
 */
export function monthNames(languages: readonly string[]): MonthsOf {
  const names = new Map<string, Set<number>>();
  const add = (name: string, month: number) => names.set(name, (names.get(name) ?? new Set()).add(month));
  for (const language of languages) {
    for (let month = 1; month <= 12; month++) for (const name of namesOf(language, month)) add(name, month);
  }
  return (printed) => {
    const name = fold(printed.replace('.', ''));
    const exact = names.get(name);
    if (exact) return [...exact];
    if (name.length < SHORTEST) return [];
    return [...new Set([...names].flatMap(([each, months]) => (each.startsWith(name) ? [...months] : [])))];
  };
}

function namesOf(language: string, month: number): string[] {
  const day = Date.UTC(2000, month - 1, 5);
  return (['long', 'short'] as const).flatMap((style) => {
    const alone = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(day);
    const dated = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' }).formatToParts(day);
    const beside = dated.find(({ type }) => type === 'month')?.value ?? alone;
    return [alone, beside].map((name) => fold(name.replace('.', '')));
  });
}
