import { fold } from '../../../src/model/fold.js';

// A second implementation of when an office was held, in plain JavaScript, over offices as the API returns them.

/** The fields that `certaintyOf` reads. */
export const OFFICE =
  'id updatedAt title status holders class organization { id } country { id start { earliest } end { latest } } start { earliest latest } end { earliest latest } citations { unsaid start end source { id publishedOn { earliest latest } } } person { id delegations(first: 100) { nodes { role citations { start end source { id } } visit { status start { earliest latest } end { earliest } } } } }';

type Found = Record<string, any>;
type Day = string | null;

/**
 * Whether an office was held on a day of which only the first and last possible day are known (null: not even that). Null if
 * it was not.
 */
export function certaintyOf(office: Found, offices: readonly Found[], first: Day, last: Day): string | null {
  const { from, until, own } = boundsOf(office, offices);
  if (isAfter(from, last) || isAfter(first, until)) return null;
  const left = notRuledOut(office, own);
  if (isAfter(left.from, last) || isAfter(first, left.until)) return null;
  if (isKnown(office, first, last)) return 'KNOWN';
  const [limitedFrom, limitedUntil] = [from ?? own.first, until ?? own.last];
  if (limitedFrom === null || limitedUntil === null || isAfter(limitedFrom, limitedUntil)) return 'UNDECIDED';
  const [latestFrom, earliestUntil] = [latestOf([limitedFrom, left.from, first]), earliestOf([limitedUntil, left.until, last])];
  return isAfter(latestFrom, earliestUntil) ? 'UNDECIDED' : 'POSSIBLE';
}

/** The days that nothing rules out: its state existed, or the office was held before or after, and nobody was elected to it. */
function notRuledOut(office: Found, own: { first: Day; last: Day }): { from: Day; until: Day } {
  const { start, end } = office['country'] ?? {};
  const [from, until]: Day[] = [start?.earliest ?? null, end?.latest ?? null] as const;
  return {
    from: latestOf([isAfter(from!, own.first) ? null : from!, notYetHeld(office, own.first)]),
    until: isAfter(own.last, until!) ? null : until!,
  };
}

/** The day after the last visit before the term that the person made as elected to the office, or acting in it. */
function notYetHeld({ title, person }: Found, first: Day): Day {
  const days = person.delegations.nodes.flatMap(({ role, visit: { status, start, end } }: Found) => {
    const words = fold(role ?? '');
    const isNotYet = ['-elect', ' elect', '-designate', ' designate'].some((word) => words === fold(title) + word);
    const isActing = ['acting ', 'interim '].some((word) => words === word + fold(title));
    const tookPlace = ['COMPLETED', 'ONGOING'].includes(status);
    const isBefore = start?.earliest != null && first !== null && start.earliest < first;
    return (isNotYet || isActing) && tookPlace && isBefore ? [latestOf([start.earliest, end?.earliest ?? null])!] : [];
  });
  if (days.length === 0) return null;
  return earliestOf([beside(latestOf(days), 1), first]);
}

const earliestOf = (days: readonly Day[]): Day => days.filter((day) => day !== null).toSorted()[0] ?? null;
const latestOf = (days: readonly Day[]): Day =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

/** How certain it is that any of several offices was held on such a day, perhaps different ones. Null if none was. */
export function certaintyOfAny(those: readonly Found[], offices: readonly Found[], first: Day, last: Day): string | null {
  const on = (day: string) => those.map((office) => certaintyOf(office, offices, day, day));
  const found = daysToTry(offices, first, last).map(on);
  const isKnown = first !== null && last !== null && found.every((each) => each.includes('KNOWN'));
  if (isKnown) return 'KNOWN';
  const all = found.flat();
  return all.includes('KNOWN') || all.includes('POSSIBLE') ? 'POSSIBLE' : all.includes('UNDECIDED') ? 'UNDECIDED' : null;
}

/** The days of a span on which something may change: its bounds, and the days named in dates, each with its neighbours. */
function daysToTry(offices: readonly Found[], first: Day, last: Day): string[] {
  const named = JSON.stringify(offices).match(/\d{4}-\d\d-\d\d/g) ?? [];
  const all = [...named.flatMap((day) => [-1, 0, 1].map((days) => beside(day, days))), first, last].filter(
    (day) => day !== null && !isAfter(first, day) && !isAfter(day, last),
  );
  return [...new Set(all as string[])];
}

const isAfter = (day: Day, other: Day) => day !== null && other !== null && day > other;

/** Whether an office is known to have been held on each day of a range. */
function isKnown(office: Found, first: Day, last: Day): boolean {
  if (first === null || last === null) return false;
  const { status, start, end, citations } = office as Record<string, any>;
  const stating = citations.filter(({ unsaid }: Found) => !unsaid.some((field: string) => field.toUpperCase() === 'STATUS'));
  const published = status === 'HELD' ? stating.flatMap(({ source }: Found) => source.publishedOn ?? []) : [];
  const begun = start?.latest != null && start.latest <= first;
  const goesOn =
    (begun && (end?.earliest ?? '') >= last && isRecorded(office, first, last)) ||
    published.some(({ earliest }: Found) => (earliest ?? '') >= last);
  const thatDay = [start, ...published].some((day) => day?.earliest === last && day?.latest === first);
  return (begun && goesOn) || thatDay;
}

/** Whether a source dates the term, or it is recorded before and after, at most 20 months apart. */
function isRecorded({ start, end, citations, person }: Found, first: string, last: string): boolean {
  if (start?.earliest != null || end?.latest != null) return true;
  const passageOf = ({ source, start, end }: Found) => `${source.id} ${start} ${end}`;
  const cited = new Set(citations.map(passageOf));
  const recorded = person.delegations.nodes.flatMap(({ visit, citations }: Found) => {
    const isDay = visit.start?.earliest != null && visit.start.earliest === visit.start.latest;
    const tookPlace = ['COMPLETED', 'ONGOING'].includes(visit.status);
    return isDay && tookPlace && citations.some((each: Found) => cited.has(passageOf(each))) ? [visit.start.earliest] : [];
  });
  const days: string[] = [start.latest, end.earliest, ...recorded];
  const before = new Date(
    days
      .filter((day) => day <= first)
      .toSorted()
      .at(-1)!,
  );
  before.setUTCMonth(before.getUTCMonth() + 20);
  return before.toISOString().slice(0, 10) >= days.filter((day) => day >= last).toSorted()[0]!;
}

/** The first and last day on which an office may have been held, given its own dates and those of other holders. */
function boundsOf(office: Found, offices: readonly Found[]) {
  const own = spanOf(office);
  const others = offices.filter((other) => isOneOffice(office, other)).flatMap((other) => spanOf(other).days);
  const earlier = others.filter(([, day]) => own.first !== null && day !== null && day <= own.first);
  const later = others.filter(([day]) => office['status'] !== 'HELD' && own.last !== null && day !== null && day >= own.last);
  const after = earlier.map(([day, , apart]) => earliestOf([beside(day, apart), own.first]));
  const before = later.map(([, day, apart]) => latestOf([beside(day, -apart), own.last]));
  return {
    own,
    from: latestOf([...after, office['start']?.earliest ?? null]),
    until: earliestOf([...before, office['end']?.latest ?? null]),
  };
}

const beside = (day: Day, days: number): Day => day && new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

function isOneOffice(office: Found, other: Found): boolean {
  const idOf = (each: Found | null) => each?.['id'] as string | undefined;
  return (
    [office, other].every(({ holders }) => holders === 'ONE') &&
    idOf(office['person']) !== idOf(other['person']) &&
    fold(office['title']) === fold(other['title']) &&
    (idOf(office['country']) ?? idOf(office['organization'])) !== undefined &&
    idOf(office['country']) === idOf(other['country']) &&
    idOf(office['organization']) === idOf(other['organization'])
  );
}

/**
 * The first and last known day of an office, and the ranges that each contain a day on which it was held, with 1 if that day is
 * not one on which it began or ended.
 */
function spanOf({ start, end }: Found): { first: Day; last: Day; days: [Day, Day, 0 | 1][] } {
  const [begun, ended]: Day[] = [start?.latest ?? null, end?.earliest ?? null] as const;
  const isCertain = begun != null && ended != null && begun <= ended;
  const [first, last]: Day[] = [
    isCertain ? begun : (start?.earliest ?? ended ?? null),
    isCertain ? ended : (end?.latest ?? begun ?? null),
  ] as const;
  return {
    first: first!,
    last: last!,
    days: [
      [first!, begun!, isCertain && start.earliest !== start.latest ? 1 : 0],
      [ended!, last!, isCertain && end.earliest !== end.latest ? 1 : 0],
    ],
  };
}
