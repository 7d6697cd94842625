import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { capitalize } from '../../../shared/capitals.js';
import { orElse } from '../../../shared/or-else.js';
import { INTERNAL_FIELD } from '../../search/searched.js';

/** A value in a record, with the name of its column or element. */
export interface RecordField {
  label: string;
  value: string;
}

/** The maximum number of fields of a record that a page shows. */
const MOST = 200;

/**
 * Returns the fields of a data set's record: an XML element, or a CSV row whose header is in the `head` of its file. Null if it
 * is neither. Omits empty values, and who last edited the record and when, which the file still contains.
 */
export function recordFields(record: string, head: string): RecordField[] | null {
  const fields = record.trimStart().startsWith('<') ? xmlFields(record) : csvFields(record, head);
  const given = fields?.filter(({ label, value }) => value !== '' && !IS_INTERNAL.test(label)) ?? [];
  return given.length > 0 ? given.slice(0, MOST) : null;
}

const IS_INTERNAL = new RegExp(`^${INTERNAL_FIELD}$`, 'i');

interface Element {
  path: string[];
  text: string;
  /** Whether the element has child elements or attributes that are separate fields. */
  hasParts: boolean;
  fields: RecordField[];
}

function xmlFields(record: string): RecordField[] | null {
  const parser = new SaxesParser();
  const open: Element[] = [];
  let fields: RecordField[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const path = open.length === 0 ? [] : [...open.at(-1)!.path, name];
    const own = Object.entries(attributes as Record<string, string>).map(([attribute, value]) =>
      field([...path, attribute], value),
    );
    open.push({ path, text: '', hasParts: false, fields: own });
  });
  const add = (text: string) => {
    if (open.length > 0) open.at(-1)!.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const { path, text, hasParts, fields: own } = open.pop()!;
    const parent = open.at(-1);
    // An element within text is markup, not a field.
    if (parent && parent.text.trim() !== '') return void (parent.text += text);
    const value = hasParts && text.trim() === '' ? [] : [field(path, text)];
    const all = [...(path.length > 0 ? value : []), ...own];
    if (!parent) return void (fields = all);
    parent.hasParts = true;
    parent.fields.push(...all);
  });
  try {
    parser.write(record).close();
  } catch {
    return null;
  }
  return fields;
}

const DELIMITERS = [',', ';', '\t', '|'];

function csvFields(record: string, head: string): RecordField[] | null {
  for (const delimiter of DELIMITERS) {
    const [cells] = rows(record, delimiter);
    const header = cells && cells.length > 1 && rows(head, delimiter).find((row) => row.length === cells.length);
    if (header) return cells.map((value, index) => field([header[index]!], value));
  }
  return null;
}

function rows(text: string, delimiter: string): string[][] {
  const relaxed = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
  return orElse(() => parse(text, { delimiter, bom: true, to: 50, ...relaxed }), []);
}

const field = (path: string[], value: string): RecordField => ({
  label: capitalize(path.map(inWords).join(', ')),
  value: value.replace(/\s+/g, ' ').trim(),
});

/** Turns `start-date` into "start date", and `LeaderTitle` into "leader title". Names in capitals stay unchanged. */
function inWords(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})(?=\p{Ll})/gu, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`)
    .replace(/[-_]+/g, ' ')
    .trim();
}
