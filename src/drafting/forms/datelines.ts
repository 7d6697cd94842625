import type { DateMention } from '../language/dates.js';
import { isOutlet } from '../names/known.js';
import type { Span } from '../language/sentences.js';
import type { OrganizationMention, TextOrganization } from '../names/organizations.js';

/** What stands before the first sentence of a dispatch: "BEIJING, March 28 (Xinhua) --". */
export interface Dateline extends Span {
  outlet: TextOrganization;
  /** EDTF; null where it gives none. */
  date: string | null;
}

/** The dateline of a text, if it has one: a place in capitals, an agency in brackets, and a dash. */
export function datelineOf(
  text: string,
  organizations: readonly OrganizationMention[],
  dates: readonly DateMention[],
): Dateline | null {
  const agency = organizations.find(({ start, end, organization }) => {
    const line = text.lastIndexOf('\n', start) + 1;
    const before = text.slice(line, start);
    return (
      isOutlet(organization) &&
      line < FURTHEST &&
      /^\p{Lu}[\p{Lu} .’'-]+(?:, [\p{L}. ]{2,30}?)?(?:,? \p{L}{3,9}\.? \d{1,2}(?:, \d{4})?)? ?\($/u.test(before) &&
      /^\) ?(?:--?|–|—)/.test(text.slice(end, end + 4))
    );
  });
  if (!agency) return null;
  const start = text.lastIndexOf('\n', agency.start) + 1;
  const date = dates.find((each) => each.start >= start && each.end <= agency.start);
  return { start, end: agency.end + 1, outlet: agency.organization, date: date?.edtf ?? null };
}

/** Where the first line of a dispatch begins at the latest, after a title. */
const FURTHEST = 500;
