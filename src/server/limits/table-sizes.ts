import type { Logger } from 'pino';
import type { Database } from '../../db/database.js';

/** How long an estimate is used. */
const FRESH_MS = 600_000;

/** How many rows the tables have, as PostgreSQL estimated when it last analyzed them. The price of a count follows it. */
export class TableSizes {
  #rows = new Map<string, number>();
  #readAt = -Infinity;
  /** Increases whenever the sizes are read again. */
  reading = 0;

  constructor(
    private readonly db: Pick<Database, 'query'>,
    private readonly log: Logger,
  ) {}

  /** 0 for a table that was never analyzed. */
  readonly of = (model: string): number => this.#rows.get(model) ?? 0;

  /** Reads them if they are old. What fails leaves them as they are. */
  async refresh(): Promise<void> {
    if (Date.now() - this.#readAt < FRESH_MS) return;
    this.#readAt = Date.now();
    try {
      const text = `SELECT relname::text, reltuples FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND reltuples > 0`;
      const rows = await this.db.query<[string, string | number]>({ text, values: [] });
      this.#rows = new Map(rows.map(([name, count]) => [name, Number(count)]));
      this.reading++;
    } catch (error) {
      this.log.warn({ err: error }, 'The sizes of tables could not be read.');
    }
  }
}
