/** Problems with a mapping, a list, a file or a record. Codes are stable. */
export const MAPPING_CODES = {
  'mapping-syntax': 'The mapping is not YAML.',
  'mapping-shape': 'The mapping has an unknown key, or a value of the wrong form.',
  'list-unreadable': 'A list next to the mapping is missing, or lacks a column.',
  'list-value':
    'A list, or the mapping, names a country that is not stored or an organization that it does not describe, or gives a person two names.',
  'no-file': 'The file cannot be read.',
  encoding: 'The file does not have the encoding that the mapping specifies.',
  'file-kind': 'The file has content of a kind that cannot be read: .xls, PDF and others.',
  sheet: 'The workbook has several sheets, or lacks the one that the mapping names.',
  'too-large': 'The workbook exceeds a size limit.',
  formula: 'The workbook has formulas whose values are not stored.',
  malformed: 'The file is not well-formed CSV, XML or .xlsx.',
  'entity-declaration': 'The XML declares entities. They are never expanded.',
  'no-header': 'The header was not found.',
  'no-record': 'The file has no records.',
  'missing-column': 'The mapping names a column that does not exist.',
  'unmapped-column': 'A column is neither mapped nor ignored.',
  'too-many-columns': 'The file has more than 5,000 columns.',
  'repeated-column': 'A CSV header has the same column twice.',
  'ragged-row': 'A row has more or fewer cells than the header.',
  'stray-quote': 'A quoted value seems to contain other rows.',
  'several-values': 'A record has several values where one is expected.',
  'missing-value': 'A required value is missing.',
  aggregate: 'A record summarizes others, and is not a visit.',
  'date-form': 'A date matches none of the forms in the mapping.',
  'date-ambiguous': 'A date means different days in different forms of the mapping.',
  'extract-none': 'Nothing in a value matches the `extract` of the mapping.',
  'country-unknown': 'A country is unknown.',
  'country-outside-years': 'A country did not exist, or had another name, at that date.',
  'country-ambiguous': 'A name may mean several countries.',
  'name-form': 'A name does not have the form that the mapping specifies.',
  'number-form': 'A number is not a whole number.',
  'url-form': 'A link is not a URL.',
  'ends-before-start': 'An end is before its start.',
  'slow-pattern': 'A pattern of the mapping takes over 5 seconds on a record.',
  'duplicate-key': 'Two records have the same key.',
  'key-taken': 'In another source, the key of this record already belongs to a different visit.',
  'key-form': 'The key of a record yields no slug.',
  annotation: 'The annotation breaks a rule, which the message names.',
} as const;

export type Code = keyof typeof MAPPING_CODES;

export interface FileProblem {
  file: string;
  /** From 1. */
  line?: number | undefined;
  /** The number of the record, from 1. The first header row of a CSV file is row 1. */
  row?: number | undefined;
  column?: string | undefined;
  code: Code;
  /** A sentence with the values, without a full stop. */
  message: string;
}

/** Formats a problem as `visits.csv:12 row 11, End: message (date-form)`, which editors and terminals can link. */
export function formatFileProblem({ file, line, row, column, code, message }: FileProblem): string {
  const place = [row === undefined ? [] : `row ${row}`, column ?? []].flat().join(', ');
  return `${file}${line === undefined ? '' : `:${line}`}${place && ` ${place}`}: ${message} (${code})`;
}

/** Thrown when a file or a mapping cannot be read. */
export class Unreadable extends Error {
  constructor(readonly problems: FileProblem[]) {
    super(problems.map(formatFileProblem).join('\n'));
  }
}
