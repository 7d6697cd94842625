import { readCsv, type CsvFormat } from './csv.js';
import { decode, type Encoding } from './decode.js';
import type { DataRecord, Listener } from './record.js';
import { readXml, type XmlFormat } from './xml.js';

export type Format = { encoding: Encoding } & ({ csv: CsvFormat } | { xml: XmlFormat });

/** Reads the records of a file one after the other, in bounded memory. @throws Unreadable */
export function readRecords(file: string, format: Format, listener: Listener = {}): AsyncGenerator<DataRecord> {
  const pieces = decode(file, format.encoding);
  return 'csv' in format
    ? readCsv(file, pieces, format.csv, listener)
    : readXml(file, pieces, format.encoding, format.xml, listener);
}
