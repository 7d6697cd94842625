import { CodePoints } from '../../../../src/model/text/code-points.js';
import { Unreadable } from '../../../../src/features/mapping/problem.js';
import { readFileText, readRecords, type RecordFormat } from '../../../../src/features/mapping/records/read-records.js';
import { files } from '../files.js';

export const CSV: RecordFormat = { encoding: 'utf-8', csv: { delimiter: ',', quote: '"', header: true } };
export const XML: RecordFormat = { encoding: 'utf-8', xml: { record: 'visit', inline: ['em'] } };

/** Returns the records of a file, with words that are cut from the text by their spans. */
export async function recordsOf(content: string | Uint8Array, format: RecordFormat) {
  const { data } = await files({ data: content });
  const columns: string[] = [];
  const records = [];
  const listener = { column: (name: string) => columns.push(name) };
  for await (const record of readRecords(data, format, listener)) records.push(record);
  const text = await readFileText(data, format);
  const points = new CodePoints(text);
  return { text, columns, records: records.map((one) => ({ ...one, words: points.slice(one.start, one.end) })) };
}

/** Returns the problems that stop the reading of a file, without its path. */
export async function faultsOf(content: string | Uint8Array, format: RecordFormat) {
  try {
    await recordsOf(content, format);
    return [];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.problems.map(({ code, line }) => ({ code, line }));
  }
}
