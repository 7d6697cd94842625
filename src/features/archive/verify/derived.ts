import { models } from '../../../db/generated/stored-models.js';
import { parsePartialDate } from '../../../model/dates/partial-date.js';
import { foldedFrom } from '../../../store/rows/columns.js';
import { storedColumns } from '../../../store/rows/model-columns.js';
import { type Check, type Findings, tableRows } from './findings.js';

type Row = Record<string, string | string[] | null>;

/** Checks the columns that are derived from others in the same row. */
export const derived: Check = {
  constraint: 'Every folded column matches its text, and the days of every date match its EDTF',
  counts: 'rows',
  async run(tx, findings) {
    for (const table of Object.keys(models)) {
      const columns = storedColumns(table);
      const [folded, dates] = [/(\w+)Folded$/, /(\w+)Edtf$/].map((pattern) =>
        columns.flatMap((column) => pattern.exec(column)?.[1] ?? []),
      ) as [string[], string[]];
      if (folded.length + dates.length === 0) continue;
      for await (const rows of tableRows<Row>(tx, table, columns)) {
        findings.check(rows.length);
        for (const row of rows) judge(`${table} ${String(row['slug'] ?? row['id'])}`, row, folded, dates, findings);
      }
    }
  },
};

function judge(name: string, row: Row, folded: string[], dates: string[], findings: Findings): void {
  for (const field of folded) {
    if (row[`${field}Folded`] !== foldedFrom(field, row)) findings.damage(name, `${field}Folded does not match its text`);
  }
  for (const field of dates) {
    const edtf = row[`${field}Edtf`] as string | null;
    const date = edtf === null ? null : parsePartialDate(edtf);
    if (edtf !== null && !date) findings.damage(name, `${field}Edtf is not a date`);
    const parts = { Precision: date?.precision ?? null, Earliest: day(date?.earliest), Latest: day(date?.latest) };
    for (const [part, value] of Object.entries(parts)) {
      if (row[field + part] !== value) findings.damage(name, `${field}${part} does not match ${field}Edtf`);
    }
  }
}

function day(date: Date | null | undefined): string | null {
  return date ? date.toISOString().slice(0, 10) : null;
}
