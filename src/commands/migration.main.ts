import { relative } from 'node:path';
import { command } from './command.js';
import { OperatorError } from '../shared/operator-error.js';
import { draftMigration } from '../db/migrations/draft-migration.js';

await command(async () => {
  const name = process.argv[2] ?? '';
  if (!/^[a-z0-9_]+$/.test(name)) {
    throw new OperatorError(
      'Name the migration in lower-case words joined by underscores: npm run migration -- add_visit_purpose',
    );
  }
  const folder = await draftMigration(name);
  console.log(
    folder
      ? `Wrote ${relative('.', folder)}/migration.sql. Read it. \`npm start\` applies it to the embedded store, \`npm run migrate\` to PostgreSQL.`
      : 'The migrations match prisma/schema.prisma. There is nothing to write.',
  );
});
