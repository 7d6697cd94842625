import type { CommandDeclaration } from '../http/command.js';
import { setUpStore } from './set-up.js';

export const setUpCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Creates, migrates and seeds the embedded store. Runs before each start, in a process of its own, whose memory the server does not keep. Leaves PostgreSQL alone.',
    )
    .action(() => setUpStore(readSettings(), console.log));
