import 'reflect-metadata';
import { once } from 'node:events';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { pino } from 'pino';
import type { Ask } from '../features/mcp/answer.js';
import { mcpServer } from '../features/mcp/server.js';
import { readTools } from '../features/mcp/tools.js';
import { FEATURES } from '../features.js';
import { createServer } from '../http/server.js';
import { createSchema } from '../schema/schema.js';
import { command, withStore } from './command.js';

// npm run --silent mcp: the tools for assistants over standard input and output, until the input ends. No port is opened:
// operations go the way of a request over HTTP within the process. What is logged is on standard error.

await command((config) =>
  withStore(config, async (db) => {
    const app = await createServer({
      features: FEATURES,
      db,
      log: pino({ level: 'warn' }, pino.destination(2)),
      config: { ...config, rateLimit: 0, trustedDocumentsOnly: false },
    });
    const ask: Ask = async (query, variables) => {
      const { body, headers } = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
      const { errors } = JSON.parse(body) as { errors?: { message: string }[] };
      if (errors) return { refused: errors[0]!.message };
      return { text: body, version: (headers['communique-version'] as string | undefined) ?? null };
    };
    const schema = await createSchema(FEATURES, config.publicUrl);
    const tools = readTools(schema);
    const queried = config.mcpQuery && !config.trustedDocumentsOnly ? schema : null;
    const origin = config.publicUrl ?? `http://localhost:${config.port}`;
    const ended = once(process.stdin, 'end');
    const connection = serveStdio(() => mcpServer(tools, { ask, origin, queried }));
    await ended;
    await connection.close();
    await app.close();
  }),
);
