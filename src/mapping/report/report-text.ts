import { formatFileProblem, type FileProblem } from '../problem.js';
import { findingsOf, type Finding } from './findings.js';
import { SECTIONS } from './sections.js';
import type { Survey } from './survey.js';

/** Lines of one section and problems of one code that are printed. The CSV report has all of them. */
const MOST_LINES = 10;

/** The report for people, in lines. */
export function reportText(survey: Survey): string[] {
  const { read, used, refused, skippedCount, visits } = survey;
  const findings = findingsOf(survey);
  return [
    `${count(read, 'record')} read, ${used} used, ${refused} refused${skippedCount > 0 ? `, ${skippedCount} left out` : ''}: ${count(visits, 'visit')}`,
    ...Object.entries(SECTIONS).flatMap(([section, title]) => {
      const lines = findings.filter((finding) => finding.section === section).map(line);
      return lines.length === 0 ? [] : [`${title} (${lines.length})`, ...cut(lines).map((each) => `  ${each}`)];
    }),
    ...problemLines(survey),
  ];
}

/** Equal problems of several records are one line. */
function problemLines({ problems, problemCounts }: Survey): string[] {
  return [...problemCounts].flatMap(([code, { count }]) => {
    const alike = new Map<string, FileProblem[]>();
    for (const problem of problems.filter((each) => each.code === code)) {
      const what = `${problem.column} ${problem.message}`;
      alike.set(what, [...(alike.get(what) ?? []), problem]);
    }
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

function line({ column, value, count: number, examples, message }: Finding): string {
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
