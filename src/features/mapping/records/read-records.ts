import { open } from 'node:fs/promises';
import { Unreadable } from '../problem.js';
import { readCsv, type CsvFormat } from './csv.js';
import { decode, type Encoding } from './decode.js';
import type { DataRecord, Listener } from './record.js';
import { readXlsx, type XlsxFormat } from './xlsx/xlsx.js';
import { readXml, type XmlFormat } from './xml.js';

export type RecordFormat = { encoding: Encoding } & ({ csv: CsvFormat & Pick<XlsxFormat, 'sheet'> } | { xml: XmlFormat });

/** Reads the records of a file one by one, in bounded memory. Workbooks are read as CSV. @throws Unreadable */
export async function* readRecords(file: string, format: RecordFormat, listener: Listener = {}): AsyncGenerator<DataRecord> {
  const pieces = await textOfFile(file, format);
  if ('csv' in format) yield* readCsv(file, pieces, format.csv, listener);
  else yield* readXml(file, pieces, format.encoding, format.xml, listener);
}

/** Reads the text whose passages are the records. A byte order mark is its first code point. @throws Unreadable */
export async function readFileText(file: string, format: RecordFormat): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of await textOfFile(file, format)) pieces.push(piece);
  return pieces.join('');
}

async function textOfFile(file: string, format: RecordFormat): Promise<AsyncGenerator<string>> {
  if ((await kindOfFile(file)) !== 'xlsx') return decode(file, format.encoding);
  if ('csv' in format) return readXlsx(file, format.csv);
  const message = 'is an Excel workbook or another ZIP archive, but the mapping reads XML';
  throw new Unreadable([{ file, code: 'file-kind', message }]);
}

type FileKind = 'text' | 'xlsx';

const STARTS: readonly { bytes: string; is: string; advice: string }[] = [
  {
    bytes: '\xd0\xcf\x11\xe0',
    is: 'an Excel workbook from before 2007 (.xls), or one with a password',
    advice: 'save it as .xlsx or CSV, without a password',
  },
  { bytes: '%PDF', is: 'a PDF', advice: 'convert its table to CSV or .xlsx' },
  { bytes: '\x1f\x8b', is: 'compressed by gzip', advice: 'unpack it' },
  { bytes: '{\\rtf', is: 'a text document (RTF)', advice: 'convert its table to CSV or .xlsx' },
  { bytes: '\x89PNG', is: 'a picture', advice: 'convert its table to CSV or .xlsx' },
  { bytes: '\xff\xd8\xff', is: 'a picture', advice: 'convert its table to CSV or .xlsx' },
];
const ZIP = 'PK\x03\x04';
const HTML = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|head|body)\b/i;

/**
 * Detects the kind of a file from its first bytes, ignoring its name. @throws Unreadable for a file that cannot contain records
 */
async function kindOfFile(file: string): Promise<FileKind> {
  const start = await firstBytes(file);
  const refuse = (is: string, advice: string) =>
    new Unreadable([{ file, code: 'file-kind', message: `is ${is}, judging by its content: ${advice}` }]);
  const found = STARTS.find(({ bytes }) => start.startsWith(bytes));
  if (found) throw refuse(found.is, found.advice);
  if (HTML.test(start)) throw refuse('a web page', 'convert its table to CSV or .xlsx');
  return start.startsWith(ZIP) ? 'xlsx' : 'text';
}

/** Decoded as Latin-1. Empty if the file cannot be read; reading it later reports the reason. */
async function firstBytes(file: string): Promise<string> {
  const handle = await open(file).catch(() => null);
  if (!handle) return '';
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}
