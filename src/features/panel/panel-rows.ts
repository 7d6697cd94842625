import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../../db/database.js';
import { bind } from '../../query/compile/compiler.js';
import type { Prisma } from '../../db/generated/client.js';
import { type ExportColumn, textColumn, typed } from '../exports/formats/columns.js';
import type { OpenRows } from '../exports/stream/open-stream.js';
import { Panel, type PanelRow } from './panel.js';
import { panelSql, type StoredPanel } from './read-panel.js';
import type { PanelRequest } from './request.js';

/** Reads a panel at one version of the data. @throws ClientError BAD_USER_INPUT */
export async function readPanel(query: (sql: Prisma.Sql) => Promise<string>, request: PanelRequest): Promise<Panel> {
  return new Panel(JSON.parse(await query(panelSql(request))) as StoredPanel, request);
}

/** A row as it is streamed: the cells in the order of `panelColumns`. */
type Cells = (string | number | null)[];

/** The columns of a panel file. Their order is part of the contract. */
export function panelColumns({ unit, codes }: Pick<PanelRequest, 'unit' | 'codes'>): ExportColumn<Cells>[] {
  const names = COLUMNS[unit];
  return names.flatMap((name, index) => {
    const { description, datatype } = DESCRIBED[name]!;
    const isText = name.endsWith('code') ? codes === 'ISO3' : datatype === undefined;
    const value = (cells: Cells) => cells[index];
    return isText ? textColumn(name, description, value) : typed('integer', name, description, value);
  });
}

const COUNTS = ['visits', 'visits_min', 'visits_max', 'covered', 'data_version'];
const COLUMNS = {
  DYAD_YEAR: ['year', 'guest', 'guest_code', 'host', 'host_code', ...COUNTS],
  COUNTRY_YEAR: ['year', 'country', 'country_code', 'side', ...COUNTS],
  PERSON_YEAR: ['year', 'person', 'country', 'country_code', ...COUNTS],
};

/** The columns that identify a row. */
export const PANEL_KEYS = {
  DYAD_YEAR: ['year', 'guest', 'host'],
  COUNTRY_YEAR: ['year', 'country', 'side'],
  PERSON_YEAR: ['year', 'person'],
};

const integer = 'integer' as const;
const DESCRIBED: Record<string, { description: string; datatype?: typeof integer }> = {
  year: { description: 'The year. A visit counts in the year of its first day.', datatype: integer },
  guest: { description: 'The slug of the visiting country.' },
  guest_code: { description: 'The code of the visiting country.', datatype: integer },
  host: { description: 'The slug of the country visited.' },
  host_code: { description: 'The code of the country visited.', datatype: integer },
  country: { description: 'The slug of the country.' },
  country_code: { description: 'The code of the country.', datatype: integer },
  person: { description: 'The slug of the person.' },
  side: { description: 'guest: visits that the country made; host: visits to it.' },
  visits: {
    description: 'The number of visits. Empty if no source covers them and none is stored.',
    datatype: integer,
  },
  visits_min: {
    description: 'The number of visits that certainly belong to the row, whichever source is right.',
    datatype: integer,
  },
  visits_max: { description: 'The number of visits that may belong to the row.', datatype: integer },
  covered: {
    description: 'yes: sources claim to list all of these visits; partly: they may lack some; no: no source covers them.',
  },
  data_version: { description: 'The version of the data from which the row was computed.', datatype: integer },
};

function cellsOf({ year, guest, host, person, ...row }: PanelRow, unit: PanelRequest['unit'], version: number): Cells {
  const counts = [row.visits, row.visitsMin, row.visitsMax, row.covered.toLowerCase(), version];
  if (unit === 'DYAD_YEAR') return [year, guest!.slug, codeOf(guest!), host!.slug, codeOf(host!), ...counts];
  const country = (guest ?? host)!;
  if (unit === 'COUNTRY_YEAR') return [year, country.slug, codeOf(country), guest ? 'guest' : 'host', ...counts];
  return [year, person!.slug, country.slug, codeOf(country), ...counts];
}

const codeOf = ({ code }: { code: string }) => (/^\d+$/.test(code) ? Number(code) : code);

/** Streams the rows of a panel after reading the visits with one statement. */
export function panelRows(db: Database, request: PanelRequest): OpenRows {
  return async ({ signal, batchSize }) => {
    const query = async ({ text, values }: Prisma.Sql) => {
      const [[body]] = (await db.query<[string]>({ text, values: bind(values, {}), signal })) as [[string]];
      return body;
    };
    const panel = await readPanel(query, request);
    async function* batches(): AsyncGenerator<Cells[], void, undefined> {
      let batch: Cells[] = [];
      for (const row of panel.rows()) {
        batch.push(cellsOf(row, request.unit, panel.version));
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
        await nextTurn(); // lets other requests in
        if (signal.aborted) return;
      }
      if (batch.length > 0) yield batch;
    }
    return { version: panel.version, total: panel.count(), batches: batches(), close: async () => {} };
  };
}
