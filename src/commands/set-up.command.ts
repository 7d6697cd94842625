import type { CommandDeclaration } from '../http/command.js';
import { setUpStore } from './set-up.js';

export const setUpCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Creates, migrates and seeds the embedded store. Runs before each start, in a separate process, so that its memory is freed before the server runs. Does not touch PostgreSQL.',
    )
    .action(() => setUpStore(readSettings(), console.log));
