import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { Database } from '../db/database.js';
import type { FormatError } from './error-responses.js';
import type { Feature } from './feature.js';
import type { Metrics } from './observe/metrics.js';

/** The services shared by all parts of the server. */
export interface Services {
  db: Database;
  log: Logger;
  config: Config;
  metrics: Metrics;
  formatError: FormatError;
  /** All features, including disabled ones, because their tables exist. */
  features: readonly Feature[];
}
