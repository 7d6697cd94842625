import { isNamed, usedColumns } from './columns.js';
import type { OpenMapping } from './open-mapping.js';
import { People } from './people/people.js';
import type { StoredPerson } from './people/resolve.js';
import { Unreadable } from './problem.js';
import { readRecords, type RecordFormat } from './records/read-records.js';
import { Survey } from './report/survey.js';
import type { VisitOfOther } from './report/visits-of-others.js';

/** `position` is the number of characters read from the file so far. */
export type FileProgress = (file: string, records: number, position: number) => void;

export interface Surveyed {
  survey: Survey;
  /** Whether files or columns have problems, so that nothing can be imported. */
  isUnreadable: boolean;
}

/** Stored people and visits from other sources. */
export interface OfOthers {
  people: readonly StoredPerson[];
  visits: readonly VisitOfOther[];
}

/** Reads all files once and finds all of their problems, in bounded memory. */
export async function surveyFiles(
  open: OpenMapping,
  files: readonly string[],
  progress: FileProgress = () => {},
  others: OfOthers = { people: [], visits: [] },
): Promise<Surveyed> {
  const { mapping, mapRecords, settle, countries } = open;
  const survey = new Survey(mapping, new People(settle, countries, others.people), others.visits);
  const isNamedAside = isNamed(mapping);
  const used = usedColumns(mapping);
  const names = new Set(used.map(({ column }) => column));
  const seen = new Set<string>();
  let isUnreadable = false;
  const refuse = (...problems: Unreadable['problems']) => {
    isUnreadable = true;
    for (const problem of problems) survey.problem(problem);
  };
  const missing = (file: string, known: ReadonlySet<string>) => {
    for (const { column, by } of distinctUses(used)) {
      if (known.has(column) || mapping.mayLack.includes(column)) continue;
      refuse({ file, column, code: 'missing-column', message: `is missing, but ${by} uses it` });
    }
  };
  for (const file of files) {
    const own = new Set<string>();
    const column = (name: string, line: number) => {
      own.add(name);
      seen.add(name);
      if (names.has(name) || isNamedAside(name)) return;
      refuse({ file, line, column: name, code: 'unmapped-column', message: 'is neither mapped nor ignored' });
    };
    const passedOver = (what: string, line: number) => survey.passedOver.add(what, `${file}:${line}`);
    let records = 0;
    try {
      for await (const mapped of mapRecords(readRecords(file, recordFormat(open), { column, passedOver }))) {
        survey.record(file, mapped);
        progress(file, ++records, mapped.record.end);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refuse(...error.problems);
      continue;
    }
    if (records === 0) refuse({ file, code: 'no-record', message: 'has no record' });
    // An XML element may be missing from every record of a file; a CSV column must be in each header.
    if ('csv' in mapping.format) missing(file, own);
  }
  if ('xml' in mapping.format && survey.read > 0) missing(open.file, seen);
  return { survey, isUnreadable };
}

export function recordFormat({ mapping: { format } }: OpenMapping): RecordFormat {
  return format as RecordFormat;
}

function distinctUses(used: ReturnType<typeof usedColumns>) {
  return [...new Map(used.map((use) => [use.column, use])).values()];
}
