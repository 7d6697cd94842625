import { loadConfig, type Config } from '../config.js';
import { OperatorError } from '../operator-error.js';

/** Runs a process's work: what its operator can mend is told in one line, anything else with its stack; both exit 1. */
export async function command(work: (config: Config) => Promise<void>): Promise<void> {
  try {
    await work(loadConfig());
  } catch (error) {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exitCode = 1;
  }
}
