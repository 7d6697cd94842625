import type { FastifyBaseLogger } from 'fastify';
import type { Logger } from 'pino';
import { errorCode, databaseReason } from '../../db/errors.js';

const EACH_MS = 60_000;

export interface RecurringLine {
  level: 'warn' | 'error';
  /** What happened. Lines with the same message and cause count as recurrences. */
  message: string;
  cause: string;
  details: object;
}

/** Writes a line immediately, then its number of recurrences once a minute, because every request fails if the store does. */
export class RecurringLines {
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly log: Logger | FastifyBaseLogger,
    private readonly eachMs = EACH_MS,
  ) {}

  /** Logs a store failure with its reason but without its stack, which would add nothing. */
  writeFailure(level: RecurringLine['level'], message: string, error: unknown, details: object = {}): void {
    this.write({ level, message, cause: errorCode(error), details: { reason: databaseReason(error), ...details } });
  }

  write(line: RecurringLine): void {
    const key = `${line.message} ${line.cause}`;
    const count = this.#counts.get(key);
    this.#counts.set(key, (count ?? -1) + 1);
    if (count !== undefined) return;
    this.log[line.level](line.details, line.message);
    this.#countFor(key, line);
  }

  #countFor(key: string, line: RecurringLine): void {
    setTimeout(() => {
      const times = this.#counts.get(key)!;
      if (times === 0) return void this.#counts.delete(key);
      this.log[line.level]({ ...line.details, times, seconds: this.eachMs / 1_000 }, line.message);
      this.#counts.set(key, 0);
      this.#countFor(key, line);
    }, this.eachMs).unref();
  }
}
