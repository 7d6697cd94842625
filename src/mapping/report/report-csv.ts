import { csvText } from './csv-text.js';
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
 * own. To merge spellings, a person writes the same slug into several rows.
 */
export function peopleCsv({ people }: Survey): string {
  const groups = [...people.groups(), ...bySpelling(people.unsettled())];
  const rows = groups.flatMap((group, index) =>
    group.map(({ spelling, country, person, records }) => [
      ...[spelling, country ?? '', person?.slug ?? '', person?.name ?? '', records, index + 1],
    ]),
  );
  return csvText([['spelling', 'country', 'slug', 'name', 'records', 'group'], ...rows]);
}

function bySpelling<Row extends { spelling: string }>(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.spelling, [...(groups.get(row.spelling) ?? []), row]);
  return [...groups.values()];
}
