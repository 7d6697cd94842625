import { csvText } from '../../csv-text.js';
import { findingsOf } from './findings.js';
import type { Survey } from './survey.js';

const HEADER = ['section', 'code', 'file', 'line', 'row', 'column', 'value', 'count', 'examples', 'message'];

/** The report for programs: a row for each problem and each finding. */
export function reportCsv(survey: Survey): string {
  const problems = survey.problems.map(({ code, file, line, row, column, message }) => [
    ...['problem', code, file, line, row, column, undefined, undefined, undefined, message],
  ]);
  const findings = findingsOf(survey).map(({ section, column, value, count, examples, message }) => [
    ...[section, undefined, undefined, undefined, undefined, column, value, count, examples?.join(' '), message],
  ]);
  return csvText([HEADER, ...problems, ...findings]);
}

/**
 * The spellings that may be one person, in the form of `people.csv`. As it is, it merges nothing: each has a slug of its
 * own, or none if it has no person. To merge spellings, a person writes the same slug into several rows.
 */
export function peopleCsv({ people }: Survey): string {
  const alike = people.groups();
  const grouped = new Set(alike.flat().map(({ spelling, country }) => JSON.stringify([spelling, country])));
  const others = people.unsettled().filter(({ spelling, country }) => !grouped.has(JSON.stringify([spelling, country])));
  const groups = [...alike, ...bySpelling(others)];
  const rows = groups.flatMap((group, index) =>
    group.flatMap(({ spelling, country, person, records, years }) => {
      const row = (...span: (string | number)[]) => [
        ...[spelling, country ?? '', person?.slug ?? '', person?.name ?? '', ...span, records, index + 1],
      ];
      return person ? [row('', '')] : runsOf(years).map(([first, last]) => row(String(first), String(last)));
    }),
  );
  return csvText([['spelling', 'country', 'slug', 'name', 'from', 'to', 'records', 'group'], ...rows]);
}

/** Years between those of one person, as it is proposed. */
const PROPOSED_GAP = 10;

/** Years, in order, divided where many are between two. */
function runsOf(years: number[]): [first: number | '', last: number | ''][] {
  const runs: [number, number][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && year - run[1] <= PROPOSED_GAP) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.length === 0 ? [['', '']] : runs;
}

function bySpelling<Row extends { spelling: string }>(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.spelling, [...(groups.get(row.spelling) ?? []), row]);
  return [...groups.values()];
}
