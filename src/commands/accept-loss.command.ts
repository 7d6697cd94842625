import { acceptLoss } from '../db/embedded/embedded.js';
import type { CommandDeclaration } from '../http/command.js';
import { OperatorError } from '../shared/operator-error.js';

export const acceptLossCommand: CommandDeclaration = (command, { readSettings }) =>
  command
    .description(
      'Lets an embedded store be opened that lacks changes which were acknowledged. Restore the newest backup instead, if it has them.',
    )
    .action(async () => {
      const { databaseUrl, dataDir } = readSettings();
      if (databaseUrl !== null) throw new OperatorError('DATABASE_URL is set: only the embedded store notices lost changes.');
      const accepted = await acceptLoss(dataDir);
      if (!accepted) return console.log('No acknowledged change is lost. Nothing was changed.');
      const { lost, from, to } = accepted;
      console.log(
        `The store was at version ${from} of the data, and goes on with ${to}. ${lost} acknowledged ${lost === 1 ? 'change is' : 'changes are'} not in it. Run \`npx communique verify\`.`,
      );
    });
