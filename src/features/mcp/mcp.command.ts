import 'reflect-metadata';
import { once } from 'node:events';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { pino } from 'pino';
import { setUpStore } from '../../commands/set-up.js';
import { withStore } from '../../commands/with-store.js';
import type { CommandDeclaration } from '../../http/command.js';
import { createServer } from '../../http/server.js';
import { createSchema } from '../../schema/schema.js';
import type { AskForTool } from './answer.js';
import { mcpServer, serverOptions } from './server.js';
import { readTools } from './tools.js';

/** Opens no port: operations are handled like HTTP requests within the process. Standard output has only protocol messages. */
export const mcpCommand: CommandDeclaration = (command, { features, readSettings }) =>
  command
    .description(
      'Serves the tools for assistants over standard input and output, until the input ends. The embedded store is set up first, if there is none.',
    )
    .action(async () => {
      const config = readSettings();
      await setUpStore(config, console.error);
      await withStore(config, async (db) => {
        const app = await createServer({
          features,
          db,
          log: pino({ level: 'warn' }, pino.destination(2)),
          config: { ...config, rateLimit: 0, trustedDocumentsOnly: false },
        });
        const ask: AskForTool = async (query, variables) => {
          const { body, headers } = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
          const { errors } = JSON.parse(body) as { errors?: { message: string }[] };
          if (errors) return { refused: errors[0]!.message };
          return { text: body, version: (headers['communique-version'] as string | undefined) ?? null };
        };
        const schema = await createSchema(features, config.publicUrl);
        const tools = readTools(schema);
        const options = serverOptions(app, config, schema);
        const origin = config.publicUrl ?? `http://localhost:${config.port}`;
        const ended = once(process.stdin, 'end');
        const connection = serveStdio(() => mcpServer(tools, { ...options, ask, origin }));
        await ended;
        await connection.close();
        await app.close();
      });
    });
