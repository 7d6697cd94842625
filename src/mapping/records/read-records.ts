import { Unreadable } from '../problem.js';
import { readCsv, type CsvFormat } from './csv.js';
import { decode, type Encoding } from './decode.js';
import { kindOfFile } from './file-kind.js';
import type { DataRecord, Listener } from './record.js';
import { readXlsx, type XlsxFormat } from './xlsx/xlsx.js';
import { readXml, type XmlFormat } from './xml.js';

export type Format = { encoding: Encoding } & ({ csv: CsvFormat & Pick<XlsxFormat, 'sheet'> } | { xml: XmlFormat });

/** Reads the records of a file one after the other, in bounded memory. A workbook is read as CSV. @throws Unreadable */
export async function* readRecords(file: string, format: Format, listener: Listener = {}): AsyncGenerator<DataRecord> {
  const isWorkbook = (await kindOfFile(file)) === 'xlsx';
  if ('csv' in format) {
    const pieces = isWorkbook ? readXlsx(file, format.csv) : decode(file, format.encoding);
    yield* readCsv(file, pieces, format.csv, listener);
    return;
  }
  if (isWorkbook) {
    const message = 'is an Excel workbook or another ZIP archive, and the mapping reads XML';
    throw new Unreadable([{ file, code: 'file-kind', message }]);
  }
  yield* readXml(file, decode(file, format.encoding), format.encoding, format.xml, listener);
}
