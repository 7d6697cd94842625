import { runProgram } from './commands/program.js';
import { FEATURES } from './features.js';

process.exitCode = await runProgram(FEATURES, process.argv.slice(2));
