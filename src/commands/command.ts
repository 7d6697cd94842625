import { loadConfig, type Config } from '../config.js';
import { OperatorError } from '../operator-error.js';

/** Runs a process. An OperatorError is printed as one line, any other error with its stack; both exit with 1. */
export async function command(work: (config: Config) => Promise<void>): Promise<void> {
  try {
    await work(loadConfig());
  } catch (error) {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exitCode = 1;
  }
}
