import type { CommandDeclaration } from '../../http/command.js';
import { schemaText } from '../../schema/directives.js';
import { createSchema } from '../../schema/schema.js';
import { compareSchemas } from './compare-schemas.js';
import { writeOrCheck } from './write-or-check.js';

const FILE = 'schema.graphql';

export const schemaCommand: CommandDeclaration = (command, { features }) =>
  command
    .description('Writes schema.graphql, and prints the changes that break clients.')
    .option('--check', 'Write nothing, and fail if the file is out of date.')
    .action(async ({ check: isCheck = false }) => {
      const onChange = (before: string, after: string) => {
        for (const line of compareSchemas(before, after)) console.error(line);
      };
      await writeOrCheck(FILE, schemaText(await createSchema(features)), { isCheck, command: 'schema', onChange });
    });
