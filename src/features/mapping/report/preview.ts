import type { Annotation } from '../../../model/annotation.js';
import { annotateFile } from '../annotate-file.js';
import type { MappedRecord } from '../map-record.js';
import type { OpenMapping } from '../open-mapping.js';
import { formatFileProblem } from '../problem.js';
import { readRecords } from '../records/read-records.js';
import type { DataRecord } from '../records/record.js';
import { recordFormat } from '../survey-files.js';
import type { Survey } from './survey.js';

/** The number of records to show. */
const MOST = 10;
const WIDEST_CELL = 60;

/**
 * Shows the first records as they would be stored, next to their cells, as lines of text. Records that are left out are not
 * shown.
 */
export async function previewText(open: OpenMapping, files: readonly string[], survey: Survey): Promise<string[]> {
  const lines: string[] = [];
  let shown = 0;
  for (const file of files) {
    if (shown === MOST) break;
    const [own] = await annotateFile(open, file, survey);
    for await (const mapped of open.mapRecords(readRecords(file, recordFormat(open)))) {
      const { record, skipped } = mapped;
      if (skipped !== null) continue;
      lines.push('', `${file}:${record.line} row ${record.row}`, ...recordLines(file, mapped, own!.annotation));
      if (++shown === MOST) break;
    }
  }
  return lines.slice(1);
}

function recordLines(file: string, { record, visits, problems }: MappedRecord, annotation: Annotation): string[] {
  const stored = visits.flatMap(({ slug, key }) => storedLines(slug, key, annotation));
  const refused = problems.map((problem) => formatFileProblem({ file, line: record.line, row: record.row, ...problem }));
  return [...beside(cellLines(record), stored), ...refused.map((problem) => `  ! ${problem}`)];
}

function cellLines({ cells }: DataRecord): string[] {
  const names = [...cells.keys()].map((name) => cut(name));
  const width = Math.max(0, ...names.map(({ length }) => length));
  return [...cells].flatMap(([name, values]) =>
    values.map((value) => `${cut(name).padEnd(width)}  ${value === '' ? '–' : cut(value)}`),
  );
}

function storedLines(slug: string, key: string, { visits, positions }: Annotation): string[] {
  const visit = visits[slug];
  if (!visit) return [`${slug}: not stored`];
  const { delegation } = visit;
  const fields = Object.entries(visit).filter(([name]) => name !== 'delegation' && name !== 'cite');
  const held = positions.filter(({ cite }) =>
    (cite as readonly unknown[]).some((each) => (each as { fragment?: string }).fragment === key),
  );
  return [
    `visit ${slug}`,
    ...fields.map(([name, value]) => `  ${name}: ${cut(printed(value))}`),
    ...delegation.map(({ name, role, person, side, capacity }) => {
      const known = person ?? 'nobody known';
      return `  delegate: ${cut(printed([name, role].filter(Boolean)))} (${known}), ${side} ${capacity}`;
    }),
    ...held.map(({ title, person, country, term, start, end }) => {
      return `  office: ${title}${country ? ` in ${country}` : ''}, ${person}, term ${term}, from ${start} to ${end}`;
    }),
  ];
}

function beside(left: string[], right: string[]): string[] {
  const width = Math.max(0, ...left.map(({ length }) => length));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `  ${(left[index] ?? '').padEnd(width)}   ${right[index] ?? ''}`.trimEnd(),
  );
}

function printed(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function cut(text: string): string {
  return text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text;
}
