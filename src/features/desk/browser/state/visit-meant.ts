import { DAY_MS } from '../../../../model/dates/partial-date.js';
import type { MarkedSpan } from '../../../pages/source/marks.js';
import type { Places } from '../text/places.js';
import { cellText, type Cells, type Fields } from './cells.js';
import type { Around } from './guess.js';
import { entriesIn, mentionsIn, ownedEntries } from './names.js';
import { isOpen } from './proposed.js';
import { claimSpans, overlap } from './spans.js';

// Finds the visit to which an event or a quote belongs.

type FoundVisit = ReturnType<typeof entriesIn>[number];

const HAS_BEGUN = ['COMPLETED', 'ONGOING'];

/**
 * Returns the visit to which an event belongs, if no other is as likely: the only possible one that is reported in its sentence
 * or its paragraph, or else the only one that the text is about, or whose host takes part.
 */
export function visitOfEvent(event: Fields, participants: readonly Fields[], { cells, places }: Visits): string | undefined {
  const isPossible = mayOwn(places, claimSpans(event));
  const found = visitsMeant(
    event,
    { cells, places },
    (visit) => isPossible(visit.fields) && mayBePart(event, visit.fields, cells),
  );
  const countries = participants.map(({ person, country }) => cells.get(`people/${cellText(person)}`)?.['country'] ?? country);
  const hosted = found.filter(({ fields }) => fields['hostCountry'] !== undefined && countries.includes(fields['hostCountry']));
  return onlySlug(found) ?? onlySlug(hosted);
}

/** Returns the visit during which a quote was said, if no other is as likely. */
export function visitOfQuote(quote: Fields, around: Visits): string | undefined {
  return onlySlug(visitsMeant(quote, around, (visit) => mayBeSaidDuring(visit, quote, around)));
}

type Visits = Pick<Around, 'cells' | 'places' | 'proposals'>;

const onlySlug = ([only, ...others]: readonly FoundVisit[]): string | undefined => (others.length === 0 ? only?.slug : undefined);

/**
 * Returns the possible visits that the sentence of a fact reports or, failing that, its paragraph, or else the text. There are
 * none if the text is about one visit and the paragraph reports another.
 */
function visitsMeant(fact: Fields, { cells, places }: Visits, mayBe: (visit: FoundVisit) => boolean): readonly FoundVisit[] {
  const spans = claimSpans(fact);
  const all = entriesIn(cells, 'visits');
  const possible = all.filter(mayBe);
  const ofText = visitsOfText(all, cells).filter((each) => possible.includes(each));
  const mayBeMeant = all.filter((each) => possible.includes(each) || HAS_BEGUN.includes(cellText(each.fields['status'])));
  const citing = (isBeside: (span: MarkedSpan) => boolean) =>
    mayBeMeant.filter(({ fields }) => claimSpans(fields).some(isBeside));
  const paragraphs = spans.map(({ start }) => places.indexAt(start));
  const ofSentence = citing(inSentencesOf(spans, places));
  const beside = ofSentence.length > 0 ? ofSentence : citing(({ start }) => paragraphs.includes(places.indexAt(start)));
  if (beside.length === 0) return ofText;
  const current = beside.filter((each) => ofText.includes(each));
  return current.length > 0 || ofText.length > 0 ? current : beside.filter((each) => possible.includes(each));
}

/** Returns the visits that a text is about: the only one, or those in the weeks around its publication, if that is known. */
function visitsOfText(all: readonly FoundVisit[], cells: Cells): readonly FoundVisit[] {
  const isDated = cellText(cells.get('source')?.['publishedOn']) !== '';
  return all.length > 1 && isDated ? all.filter(({ fields }) => isNearPublication(fields, cells)) : all;
}

/** Whether an event may be part of a visit, by its country and its dates. */
function mayBePart(event: Fields, visit: Fields, cells: Cells): boolean {
  const { country } = event;
  if (country !== undefined && visit['hostCountry'] !== undefined && country !== visit['hostCountry']) return false;
  const [day, first, last] = [event['start'], visit['start'], visit['end']].map((each) => DAY.exec(cellText(each))?.[0]);
  if (day === undefined) return true;
  const either = first ?? last;
  if (either === undefined) return isVaguelyAt(day, visit) && areNear(day, cellText(cells.get('source')?.['publishedOn']));
  const isWithin = day >= (first ?? day) && day <= (last ?? day);
  return isWithin && ((first !== undefined && last !== undefined) || areNear(day, either));
}

/** Whether a day is in the month or year of a visit. True if the visit has no date. */
const isVaguelyAt = (day: string, { start, end }: Fields): boolean =>
  [start, end].every((each) => day.startsWith(cellText(each)));

/**
 * Whether words may have been spoken during a visit: the visit has begun, and the speaker is a delegate or took part in one of
 * its events. If the speaker is unknown, the text must report no other visit, and the printed speaker or the paragraph must name
 * such a person.
 */
function mayBeSaidDuring(
  { slug, fields: { status } }: { slug: string; fields: Fields },
  statement: Fields,
  { cells, places, proposals = [] }: Visits,
): boolean {
  if (!HAS_BEGUN.includes(cellText(status))) return false;
  const events = entriesIn(cells, 'events').filter(({ fields }) => fields['visit'] === slug && fields['status'] === 'COMPLETED');
  const members = [`visits/${slug}`, ...events.map(({ entry }) => entry)].flatMap((owner) => ownedEntries(cells, owner));
  const people = speakingPeople(statement);
  if (people.length > 0) return members.some(({ fields }) => people.includes(cellText(fields['person'])));
  const proposed = proposals.filter((each) => each.type === 'VISIT' && isOpen(cells, each));
  if (entriesIn(cells, 'visits').length + proposed.length > 1) return false;
  const paragraphs = claimSpans(statement).map(({ start }) => places.lines[places.indexAt(start)]?.text);
  const isNamed = mentionsIn([statement['speakersAsPrinted'], ...paragraphs].flat().map(cellText).join('\n'));
  return members.some(
    ({ fields }) => isNamed(fields, 'people') || isNamed(cells.get(`people/${cellText(fields['person'])}`) ?? {}, 'people'),
  );
}

const NOT_HELD = ['CANCELLED', 'POSTPONED', 'DENIED'];

/**
 * Returns whether a fact with these passages may belong to a visit or event: to one that was called off or denied only if they
 * cite words of the same sentence.
 */
export function mayOwn(places: Places, passages: readonly MarkedSpan[]): (owner: Fields) => boolean {
  const isBeside = inSentencesOf(passages, places);
  return (owner) => !NOT_HELD.includes(cellText(owner['status'])) || claimSpans(owner).some(isBeside);
}

export function inSentencesOf(passages: readonly MarkedSpan[], places: Places): (span: MarkedSpan) => boolean {
  const sentences = places.sentencesOf(passages);
  return (span) => sentences.some((each) => overlap(each, span));
}

/** Returns the people who speak, as slugs. */
export const speakingPeople = ({ speakers = [] }: Fields): string[] =>
  ([speakers].flat() as (Fields | null)[]).map((each) => cellText(each?.['person'])).filter((each) => each !== '');

/** The maximum number of days between a visit and the publication of a text about it. */
const DAYS = 31;
const DAY = /^\d{4}-\d\d-\d\d/;

/** Whether two dates are both known to the day, and at most `DAYS` apart. */
function areNear(one: string, other: string): boolean {
  const time = (date: string) => Date.parse(DAY.exec(date)?.[0] ?? '');
  return Math.abs(time(one) - time(other)) <= DAYS * DAY_MS;
}

export const isNearPublication = ({ start, end }: Fields, cells: Cells): boolean =>
  areNear(cellText(start ?? end), cellText(cells.get('source')?.['publishedOn']));
