import { toSlug } from '../../../model/slug.js';
import { inQuotationMarks as shown } from '../../../model/text/find-quotation.js';
import type { Article } from '../article.js';
import type { FoundEvent } from '../facts/events.js';
import type { TakingPart } from '../facts/taking-part.js';
import type { Proposed } from '../proposal.js';
import { freeSlug, given, nameFeature, pass } from './cited.js';
import { MONTHS, precedingOffice, statedStatus, tells, visitSlugs } from './visits.js';

const MOST_PASSAGES = 5;

export function* proposeEvents(article: Article): Generator<Proposed> {
  const visits = visitSlugs(article);
  for (const [event, { slug, title }] of eventSlugs(article)) {
    yield eventOf(article, event, { slug, title, visit: event.visit && visits.get(event.visit)! });
    for (const participant of event.participants) yield participantOf(article, event, participant, slug);
  }
}

/** The slugs and titles under which events are proposed, in the order of the text. */
export function eventSlugs(article: Article): Map<FoundEvent, { slug: string; title: string }> {
  const slugs = new Set<string>();
  return new Map(
    article.events.map((event) => {
      const title = titleOf(article, event);
      const slug = freeSlug(toSlug(title).slice(0, 150).replace(/-$/, '') || 'event', (each) => slugs.has(each));
      slugs.add(slug);
      return [event, { slug, title }];
    }),
  );
}

function eventOf(
  article: Article,
  event: FoundEvent,
  { slug, title, visit }: { slug: string; title: string; visit: string | null },
): Proposed {
  const { kind, start, startAsPrinted, end, endAsPrinted, places, venue, passages, by } = event;
  const status = statedStatus(event);
  const country = event.country ?? event.visit?.hostCountry ?? null;
  const first = passages[0]!;
  return {
    type: 'Event',
    key: { slug },
    claim: {
      ...given({ kind, title, status, start, startAsPrinted, end, endAsPrinted, country, places, venue, visit }),
      cite: passages.slice(0, MOST_PASSAGES).map((span) => pass(article, span)),
    },
    features: [
      `event by a ${by}`,
      ...(event.participants.length > 1 ? [] : ['event of one participant']),
      ...(start === null ? ['event without a date'] : []),
      ...(event.status === 'COMPLETED' ? [] : ['event that is talked of']),
      ...(event.isPlain ? [] : ['event that is not plainly told']),
      ...(visit === null ? [] : ['event of the visit']),
      ...nameFeature(event.confidence),
    ],
    reason: tells(article, first, status),
  };
}

function participantOf(article: Article, event: FoundEvent, participant: TakingPart, slug: string): Proposed {
  const { person, organization, side, said } = participant;
  const country = participant.country ?? statedBy(article, event, participant);
  const role = participant.role ?? (person ? precedingOffice(article, participant.start) : null);
  const words = article.text.slice(participant.start, participant.end);
  return {
    type: 'Participant',
    key: { event: slug, person: person?.slug ?? null, country, organization: organization?.slug ?? null },
    claim: {
      ...given({ person: person?.slug, country, organization: organization?.slug, side, role }),
      cite: [pass(article, said)],
    },
    features: [
      'participant',
      ...(event.by === 'verb' ? ['participant by a verb'] : []),
      ...(event.isPlain ? [] : ['event that is not plainly told']),
      ...(event.participants.length > 1 ? [] : ['event of one participant']),
      ...nameFeature(Math.min(participant.confidence, event.confidence)),
    ],
    reason:
      person && REFERS.test(words)
        ? `${shown(words)}, named with ${shown(event.words)}, probably means ${person.name}.`
        : `${shown(words)} is named with ${shown(event.words)}.`,
  };
}

const REFERS = /^(?:s?he$|(?:the (?:visiting )?|both )\p{Ll})/iu;

/** The state that an office holder represents when meeting a person from another state. */
function statedBy({ homes, offices }: Article, event: FoundEvent, { person }: TakingPart): string | null {
  const isOfStates = event.kind === 'SUMMIT' || event.kind === 'MEETING' || event.kind === 'TALKS';
  if (!person || event.visit || !isOfStates) return null;
  const countries = new Set(event.participants.map((each) => (each.person ? homes.get(each.person) : each.country)));
  const isOfficial = event.kind === 'SUMMIT' || offices.some((office) => office.person === person && office.country !== null);
  return isOfficial && countries.size > 1 && !countries.has(undefined) ? (homes.get(person) ?? null) : null;
}

const CALLED: Partial<Record<FoundEvent['kind'], string>> = {
  ...{ TALKS: 'Talks', SUMMIT: 'Summit', MEETING: 'Meeting', BANQUET: 'Banquet', SIGNING: 'Signing', CALL: 'Call' },
  ...{ PERFORMANCE: 'Performance', EXHIBITION: 'Exhibition', CEREMONY: 'Ceremony', PRESS_CONFERENCE: 'Press conference' },
  SPEECH: 'Speech',
};

/** "Banquet for Kim Jong-un and Ri Sol-ju, March 2018". */
function titleOf(article: Article, { kind, words, participants, start, visit }: FoundEvent): string {
  const hosts = participants.filter(({ role }) => role === 'host');
  const guests = participants.filter(({ role }) => role !== 'host');
  const isGiven = hosts.length > 0 && guests.length > 0;
  const named = (isGiven ? guests : participants).slice(0, 2);
  const countries = new Map(article.known.countries.map(({ slug, name }) => [slug, name]));
  const who = named.map(({ person, organization, country }) => person?.name ?? organization?.name ?? countries.get(country!)!);
  const among = kind === 'SIGNING' ? 'by' : kind === 'CALL' || kind === 'TALKS' ? 'between' : 'of';
  const isBy = kind === 'SPEECH' || hosts.length > 0;
  const isWreath = /wreath/u.test(words);
  const link = isWreath ? 'by' : isGiven ? 'for' : participants.length > 1 ? among : isBy ? 'by' : 'with';
  const isTour = /^(?:walk|show|guid|led|took$)/u.test(words);
  const what = /^\p{Lu}\p{L}+ /u.test(words)
    ? words
    : `${isWreath ? 'Wreath-laying' : isTour ? 'Tour' : (CALLED[kind] ?? 'Event')} ${isTour ? 'with' : link} ${who.join(' and ')}`;
  const [, year, month] = /^(\d{4})(?:-(\d\d))?/.exec(start ?? visit?.start ?? '') ?? [];
  return `${what}${year ? `, ${month ? `${MONTHS[Number(month) - 1]} ` : ''}${year}` : ''}`.slice(0, 500);
}
