import { relative } from 'node:path';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { draftMigration } from './draft-migration.js';
import type { CommandDeclaration } from '../../http/command.js';
import { exampleLines } from '../../commands/options.js';

export const migrationCommand: CommandDeclaration = (command) =>
  command
    .description('Drafts a migration from the existing ones to the Prisma schema, for a person to review and complete.')
    .argument('<name>', 'What it does, in lower-case words joined by underscores.', readMigrationName)
    .addHelpText('after', exampleLines('migration add_visit_purpose'))
    .action(async (name) => {
      const folder = await draftMigration(name);
      console.log(
        folder
          ? `Wrote ${relative('.', folder)}/migration.sql. Read it. \`npm start\` applies it to the embedded store, \`npx communique migrate\` to PostgreSQL.`
          : 'The migrations match the models in prisma. There is nothing to write.',
      );
    });

function readMigrationName(name: string): string {
  if (/^[a-z0-9_]+$/.test(name)) return name;
  throw new InvalidArgumentError('Use lower-case words joined by underscores, such as add_visit_purpose.');
}
