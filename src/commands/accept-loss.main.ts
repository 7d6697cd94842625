import { acceptLoss } from '../db/embedded/embedded.js';
import { OperatorError } from '../shared/operator-error.js';
import { command } from './command.js';

// npm run accept-loss: lets an embedded store be opened that lacks changes which were acknowledged.

await command(async ({ databaseUrl, dataDir }) => {
  if (databaseUrl !== null) throw new OperatorError('DATABASE_URL is set: only the embedded store notices lost changes.');
  const accepted = await acceptLoss(dataDir);
  if (!accepted) return console.log('No acknowledged change is lost. Nothing was changed.');
  const { lost, from, to } = accepted;
  console.log(
    `The store was at version ${from} of the data, and goes on with ${to}. ${lost} acknowledged ${lost === 1 ? 'change is' : 'changes are'} not in it. Run \`npm run verify\`.`,
  );
});
