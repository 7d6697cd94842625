import type { DateMention } from '../language/dates.js';
import { isOutlet } from '../names/known.js';
import type { Names } from '../names/names.js';

/** The characters that replace names and dates in masked text, one for one. */
export const [PERSON, COUNTRY, OUTLET, ORGANIZATION, DATE] = ['\uE000', '\uE001', '\uE002', '\uE003', '\uE004'] as const;
export const NAME = `[${PERSON}${COUNTRY}${OUTLET}${ORGANIZATION}]`;

/** The text with names and dates masked, so that patterns see only the words around them. Offsets stay the same. */
export function maskNames(
  text: string,
  { mentions, countries, organizations }: Pick<Names, 'mentions' | 'countries' | 'organizations'>,
  dates: readonly DateMention[],
): string {
  const units = text.split('');
  for (const { start, end } of dates) units.fill(DATE, start, end);
  for (const { start, end } of countries) units.fill(COUNTRY, start, end);
  for (const { start, end, organization } of organizations)
    units.fill(isOutlet(organization) ? OUTLET : ORGANIZATION, start, end);
  for (const { start, end } of mentions) units.fill(PERSON, start, end);
  return units.join('');
}
