import { csvText } from '../../../shared/csv-text.js';
import { groupBy } from '../../../shared/group-by.js';
import { formatFileProblem } from '../problem.js';
import { SECTIONS } from './sections.js';
import { surveyFindings, type ReportFinding } from './findings.js';
import type { Survey } from './survey.js';

/** The number of lines to print per section, and of problems per code. The CSV report has all of them. */
const MOST_LINES = 10;

/** The human-readable report, as lines. */
export function reportText(survey: Survey): string[] {
  const { read, used, refused, skippedCount, visits } = survey;
  const findings = surveyFindings(survey);
  return [
    `${count(read, 'record')} read, ${used} used, ${refused} refused${skippedCount > 0 ? `, ${skippedCount} left out` : ''}: ${count(visits, 'visit')}`,
    ...Object.entries(SECTIONS).flatMap(([section, title]) => {
      const own = findings.filter((finding) => finding.section === section);
      const lines = own.filter(({ column, value }) => (column ?? value) !== undefined).map(line);
      const more = own.length > lines.length ? ' or more' : '';
      return lines.length === 0 ? [] : [`${title} (${lines.length}${more})`, ...cut(lines).map((each) => `  ${each}`)];
    }),
    ...problemLines(survey),
  ];
}

/** Equal problems in several records share a line. */
function problemLines({ problems, problemCounts }: Survey): string[] {
  return [...problemCounts].flatMap(([code, { count }]) => {
    const own = problems.filter((each) => each.code === code);
    const alike = groupBy(own, ({ column, message }) => `${column} ${message}`);
    const shown = [...alike.values()].toSorted((a, b) => b.length - a.length).slice(0, MOST_LINES);
    const more = count - shown.reduce((sum, { length }) => sum + length, 0);
    return [
      ...shown.map(
        ([first, ...others]) => `${formatFileProblem(first!)}${others.length > 0 ? `, and ${others.length} more` : ''}`,
      ),
      ...(more > 0 ? [`… and ${more} more (${code})`] : []),
    ];
  });
}

function line({ column, value, count: number, examples, message }: ReportFinding): string {
  const what = [column, value].filter((part) => part !== undefined).join(': ');
  const where = examples && examples.length > 0 ? ` at ${examples.join(' ')}` : '';
  return `${what}${number === undefined ? '' : ` (${number})`}${message ? `: ${message}` : ''}${where}`;
}

function cut(lines: string[]): string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `… and ${more} more`] : lines;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

const HEADER = ['section', 'code', 'file', 'line', 'row', 'column', 'value', 'count', 'examples', 'message'];

/** The machine-readable report: one row per problem and per finding. */
export function reportCsv(survey: Survey): string {
  const problems = survey.problems.map(({ code, file, line, row, column, message }) => [
    ...['problem', code, file, line, row, column, undefined, undefined, undefined, message],
  ]);
  const findings = surveyFindings(survey).map(({ section, column, value, count, examples, message }) => [
    ...[section, undefined, undefined, undefined, undefined, column, value, count, examples?.join(' '), message],
  ]);
  return csvText([HEADER, ...problems, ...findings]);
}

/**
 * Spellings that may be one person, in the format of `people.csv`. Unedited, the list merges nothing: each spelling has its own
 * slug, or none if it has no person. To merge spellings, give several rows the same slug.
 */
export function peopleCsv({ people }: Survey): string {
  const alike = people.groups();
  const grouped = new Set(alike.flat().map(({ spelling, country }) => JSON.stringify([spelling, country])));
  const others = people.unsettled().filter(({ spelling, country }) => !grouped.has(JSON.stringify([spelling, country])));
  const groups = [...alike, ...groupBy(others, ({ spelling }) => spelling).values()];
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

/** The number of years without a record after which another row is proposed. */
const PROPOSED_GAP = 10;

/** Divides ascending years into runs wherever the gap is too long. */
function runsOf(years: number[]): [first: number | '', last: number | ''][] {
  const runs: [number, number][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && year - run[1] <= PROPOSED_GAP) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.length === 0 ? [['', '']] : runs;
}
