import { acceptLoss } from '../db/embedded/embedded.js';
import type { CommandDeclaration } from '../http/command.js';
import { OperatorError } from '../shared/operator-error.js';

export const acceptLossCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Allows an embedded store to be opened even though it has lost acknowledged changes. If the latest backup has them, restore it instead.',
    )
    .action(async () => {
      const { databaseUrl, dataDir } = readSettings();
      if (databaseUrl !== null) throw new OperatorError('DATABASE_URL is set: only the embedded store notices lost changes.');
      const accepted = await acceptLoss(dataDir);
      if (!accepted) return console.log('No acknowledged changes have been lost. Nothing was changed.');
      const { lost, from, to } = accepted;
      console.log(
        `The store was at data version ${from} and continues at ${to}. It lacks ${lost} acknowledged ${lost === 1 ? 'change' : 'changes'}. Run \`npx communique verify\`.`,
      );
    });
