import { inWords } from '../people/mention.js';
import type { Unsettled } from '../people/resolve.js';
import type { Tallies } from './column-survey.js';
import type { Survey } from './survey.js';

/** A finding about the files, which is a row of the report. */
export interface ReportFinding {
  section: string;
  column?: string | undefined;
  value?: string | undefined;
  count?: number | undefined;
  /** Where it was found: at most three places, or 30 for a person. */
  examples?: readonly string[] | undefined;
  message?: string | undefined;
}

/** Returns everything that a survey found, except for problems. */
export function surveyFindings(survey: Survey): ReportFinding[] {
  const { read, used, refused, skippedCount, visits } = survey;
  const records = { 'records read': read, 'records used': used, 'records refused': refused };
  const totals = { ...records, 'records left out': skippedCount, visits };
  const several = 'the first is the head, the others have the capacity of their title or are members';
  return [
    ...Object.entries(totals).map(([value, count]) => ({ section: 'total', value, count })),
    ...rows('left-out', undefined, survey.skipped),
    ...rows('passed-over', undefined, survey.passedOver),
    ...columns(survey),
    ...[...survey.dateShapes].flatMap(([column, shapes]) => rows('date-shape', column, shapes)),
    ...[...survey.precisions].flatMap(([field, found]) => rows('date-precision', field, found)),
    ...rows('several-heads', undefined, survey.severalHeads, several),
    ...rows('joined', undefined, survey.joined, 'with the same key: each becomes one visit'),
    ...duplicates(survey),
    ...disagreements(survey),
    ...people(survey),
  ];
}

function columns({ columns }: Survey): ReportFinding[] {
  return [...columns].flatMap(([column, { values, empty, unmatched }]) => [
    { section: 'distinct', column, count: values.byName.size, ...(values.isCut ? { message: 'or more' } : {}) },
    ...(empty.count > 0 ? [{ section: 'empty', column, count: empty.count, examples: empty.examples }] : []),
    ...rows('unmatched', column, unmatched),
  ]);
}

function duplicates({ duplicates }: Survey): ReportFinding[] {
  const section = 'suspected-duplicate';
  const found = duplicates.pairs().map(([one, other]) => ({
    ...{ section, value: `${one.slug}, ${other.slug}`, examples: [one.place, other.place] },
    message: [one, other].map(({ visitors, when }) => `${visitors.join(', ')} ${when}`).join('; '),
  }));
  return duplicates.isCut ? [...found, { section, message: 'there may be more' }] : found;
}

function disagreements({ agreement }: Survey): ReportFinding[] {
  return [...agreement].flatMap(([columns, values]) =>
    [...values].flatMap(([value, others]) => {
      if (others.byName.size < 2) return [];
      const found = [...others.byName].map(([other, { count, examples }]) => `${other} (${count}: ${examples[0]})`);
      return [{ section: 'disagreement', column: columns, value, count: others.byName.size, message: found.join(', ') }];
    }),
  );
}

/** The sections for spellings without a person, by reason. */
const UNSETTLED_SECTIONS = {
  SEVERAL_COUNTRIES: 'person-in-several-countries',
  LONG_SPAN: 'person-over-many-years',
  SURNAME: 'surname-alone',
  OUTSIDE_YEARS: 'person-outside-years',
  SEVERAL_STORED: 'several-stored-people',
} as const satisfies Record<Unsettled, string>;

function people({ people }: Survey): ReportFinding[] {
  const spellings = people.spellings().filter(({ doubts }) => doubts.length > 0);
  const named = spellings.map(({ spelling, country, records, span, places, person, unsettled, doubts }) => ({
    ...{ section: unsettled ? UNSETTLED_SECTIONS[unsettled] : 'doubtful-merge', value: spelling, count: records },
    message: [
      `in ${country ?? 'no country'}, ${inWords(span)}`,
      person ? `one person, ${person.slug}` : 'not linked to a person until people.csv identifies it',
      ...doubts,
    ].join(': '),
    examples: places,
  }));
  const groups = people.groups().map((group) => ({
    ...{ section: 'spellings', value: group.map(({ spelling }) => spelling).join('; '), count: group.length },
    message: `may be one person, in ${group[0]!.country ?? 'no country'}`,
  }));
  return [...named, ...groups];
}

function rows(section: string, column: string | undefined, found: Tallies, message?: string): ReportFinding[] {
  const sorted = [...found.byName].sort(([, a], [, b]) => b.count - a.count);
  return sorted.map(([value, { count, examples }]) => ({ section, column, value, count, examples, message }));
}
