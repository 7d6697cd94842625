import type { OccurrenceStatus } from '../../../model/generated/enums.js';
import { toSlug } from '../../../model/slug.js';
import { inQuotationMarks as shown } from '../../../model/text/find-quotation.js';
import type { Article } from '../article.js';
import { HONORIFIC } from '../facts/offices.js';
import type { FoundDelegate, FoundVisit } from '../facts/visits.js';
import { COURTESIES } from '../names/name-words.js';
import type { UnitSpan } from '../language/sentences.js';
import type { Proposed } from '../proposal.js';
import { freeSlug, given, nameFeature, pass } from './cited.js';
import { receivingCountry } from './offices.js';

const MOST_PASSAGES = 5;
export const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function* proposeVisits(article: Article): Generator<Proposed> {
  for (const [visit, slug] of visitSlugs(article)) {
    yield visitOf(article, visit, slug);
    for (const delegate of article.delegates) if (delegate.visit === visit) yield delegateOf(article, delegate, slug);
  }
}

/** The slugs under which visits are proposed, in the order of the text. */
export function visitSlugs({ visits }: Article): Map<FoundVisit, string> {
  const taken = new Set<string>();
  return new Map(
    visits.map((visit) => {
      const slug = slugFor(visit, taken);
      taken.add(slug);
      return [visit, slug];
    }),
  );
}

/** Whether the text plainly states that a visit took place before the text was published. */
function isPlainlyReported({ published }: Article, { isPlain, start }: FoundVisit): boolean {
  return isPlain && (published === null || start === null || start <= published);
}

function visitOf(article: Article, visit: FoundVisit, slug: string): Proposed {
  const { kind, hostCountry, places, start, startAsPrinted, end, endAsPrinted, durationDays, passages, told, by } = visit;
  // "Prime Minister Vasconcelos will travel to Uruguay", in a text about a visit to Portugal
  const office = visit.guestCountry === null && article.offices.find(({ person }) => person === visit.guest);
  const received = office ? receivingCountry(article, office) : null;
  const guestCountry = visit.guestCountry ?? (received === hostCountry ? null : received);
  const isPlain = isPlainlyReported(article, visit);
  const status = statedStatus({ ...visit, isPlain });
  const first = visit.isDayOfEvent ? {} : { start, startAsPrinted };
  return {
    type: 'Visit',
    key: { slug },
    claim: {
      ...{ title: titleOf(article, visit), hostCountry },
      ...given({ status, guestCountry, kind, places, ...first, end, endAsPrinted, durationDays }),
      cite: passages.slice(0, MOST_PASSAGES).map((span) => pass(article, span)),
    },
    features: [
      `visit by a ${by}`,
      ...(start === null && end === null ? ['visit without a date'] : []),
      ...(by === 'verb' && visit.confidence < 0.9 ? ['visit of unclear time'] : []),
      ...(visit.guestCountry === null ? ['guest of no known country'] : []),
      ...(visit.status === 'COMPLETED' || visit.status === 'PLANNED' ? [] : ['visit that is talked of']),
      ...(isPlain ? [] : ['visit that is not plainly told']),
      ...nameFeature(visit.confidence),
    ],
    reason: tells(article, told, status),
  };
}

/**
 * The status of a visit or an event. Null if the text seems to report it as past or under way, but has words that are not
 * understood, which could deny it.
 */
export function statedStatus({ status, isPlain }: { status: OccurrenceStatus; isPlain: boolean }): OccurrenceStatus | null {
  return isPlain || (status !== 'COMPLETED' && status !== 'ONGOING') ? status : null;
}

/** The words that report a visit or an event, and what an editor has to decide. */
export function tells({ text }: Article, { start, end }: UnitSpan, status: OccurrenceStatus | null): string {
  const words = shown(text.slice(start, end).replace(/\s+/g, ' '));
  return status === null
    ? `${words} reports it. Check whether the sentences around it deny or doubt it, and choose its status.`
    : `${words} reports it.`;
}

function delegateOf(article: Article, delegate: FoundDelegate, slug: string): Proposed {
  const { person, name, side, capacity, confidence, visit, ...span } = delegate;
  const role = capacity === 'MEMBER' ? (precedingOffice(article, span.start) ?? printedRole(article, span)) : null;
  const cited = capacity === 'HEAD' && side === 'GUEST' ? visit.passages[0]! : span;
  return {
    type: 'Delegate',
    key: { visit: slug, person: person.slug },
    claim: { name, person: person.slug, side, capacity, ...(role !== null && { role }), cite: [pass(article, cited)] },
    features: [
      capacity === 'HEAD' && side === 'GUEST'
        ? 'guest of a visit'
        : side === 'GUEST'
          ? 'delegate named with the guest'
          : 'delegate of the host',
      ...(isPlainlyReported(article, visit) ? [] : ['visit that is not plainly told']),
      ...nameFeature(confidence),
    ],
    reason:
      side === 'HOST'
        ? `${shown(name)} is named among those who receive the guest.`
        : `${shown(name)} is named ${capacity === 'HEAD' ? 'as the guest' : 'with the guest'}.`,
  };
}

/** Excludes "General", which may end an office, unless a comma precedes it. */
const BEFORE_NAME = new RegExp(String.raw`(?:, ${HONORIFIC}| (?:(?:Dr|Mr|Mrs|Ms)\.?|Sir|Dame|Lord|Sheikha?))$`, 'u');

/** The words directly before a name that denote an office. */
export function precedingOffice({ text, offices }: Article, at: number): string | null {
  const office = offices.find(({ start, end, where }) => where === 'before the name' && start < at && end > at);
  if (!office) return null;
  const words = text.slice(office.start, at).trim();
  const title = Math.max(0, words.toLowerCase().indexOf(office.title.toLowerCase()));
  const owner = words.slice(0, title).replace(/^.*\b(?:its|the) /u, '');
  return `${owner}${words.slice(title)}`.replace(BEFORE_NAME, '').replace(/,$/, '');
}

/** ", the king's aide,", ", director of an institute in Bergen." */
const APPOSITION =
  /^, ((?:(?:an?|the|his|her|its|their|\p{Lu}[\p{L}-]+['’]s) |(?!\p{L}+(?:ing|ed) )(?=(?:[\p{Ll}-]+ ){1,4}(?:of|for|to|at) ))[^,.;:“”"]{3,80}?)(?=[,.;]|$| and \p{Lu})/u;

/** "her national security adviser, " */
const AIDE_BEFORE =
  /(?<!\p{L})((?:the|his|her|its|their|\p{Lu}[\p{L}-]+['’]s) (?:[\p{Ll}-]+ ){0,4}(?:advis[eo]r|aide|chief(?: of staff)?|executive|director|secretary)),? $/u;
/** The words beside a name that denote an office, or else a rank before it, such as "Rear Admiral". */
function printedRole({ text, names, offices }: Article, { start, end }: UnitSpan): string | null {
  const { title = '' } = names.mentions.find((each) => each.start === start) ?? {};
  const office = offices.find(
    (each) => each.where === 'after the name' && each.start === start && text.slice(end, each.end).includes(each.title),
  );
  if (office) return text.slice(end, office.end).replace(/^, (?:the )?/u, '');
  const [, before] = AIDE_BEFORE.exec(text.slice(Math.max(0, start - 80), start)) ?? [];
  return (
    APPOSITION.exec(text.slice(end, end + 120))?.[1] ??
    before ??
    (title === '' || title.split(' ').every((word) => COURTESIES.has(word.replace(/\.$/, ''))) ? null : title)
  );
}

function titleOf({ known }: Article, { guest, hostCountry, start, status }: FoundVisit): string {
  const country = known.countries.find(({ slug }) => slug === hostCountry)?.name ?? hostCountry;
  const [, year, month] = /^(\d{4})(?:-(\d\d))?/.exec(start ?? '') ?? [];
  const when = year ? `, ${month ? `${MONTHS[Number(month) - 1]} ` : ''}${year}` : '';
  const isWanted = status === 'PROPOSED' || status === 'INVITED' || status === 'ACCEPTED';
  return `${guest.name}'s ${isWanted ? 'possible ' : ''}visit to ${country}${when}`.slice(0, 500);
}

function slugFor({ guest, hostCountry, start }: FoundVisit, taken: ReadonlySet<string>): string {
  const when = /^\d{4}(?:-\d\d)?/.exec(start ?? '')?.[0];
  const base = toSlug([guest.slug, hostCountry, ...(when ? [when] : [])].join(' ')).slice(0, 150);
  return freeSlug(base, (slug) => taken.has(slug));
}
