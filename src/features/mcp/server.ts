import { McpServer } from '@modelcontextprotocol/server';
import type { GraphQLSchema } from 'graphql';
import { answerText, type AskForTool, refusal } from './answer.js';
import { addQueryTools } from './query-tools.js';
import { documentFor, type Tool } from './tools.js';

/** The instructions that assistants read first. */
const INSTRUCTIONS =
  'Official visits, and what was said during them. Every fact has the passage of a source that it rests on: cite it. Begin with search, which gives slugs. A visit that is missing may still have been made. Where sources differ, `disagreements` says so.';

const NOTHING = 'Nothing is stored for these arguments. search finds slugs.';

interface McpOptions {
  ask: AskForTool;
  /** The URL at which people reach the pages. */
  origin: string;
  /** The schema for the tools that search it and execute any query; null if there are no such tools. */
  queried: GraphQLSchema | null;
}

/** Creates a server of the Model Context Protocol with the tools. */
export function mcpServer(tools: Tool[], { ask, origin, queried }: McpOptions): McpServer {
  const server = new McpServer({ name: 'communique', version: '1.0.0' }, { instructions: INSTRUCTIONS });
  for (const tool of tools) {
    const { name, description, inputSchema } = tool;
    const annotations = { readOnlyHint: true, openWorldHint: false };
    server.registerTool(name, { description, annotations, inputSchema }, async (variables) => {
      const answer = await ask(documentFor(tool, variables), variables);
      if ('refused' in answer) return refusal(answer.refused);
      const { data } = JSON.parse(answer.text) as { data: Record<string, unknown> };
      if (Object.values(data)[0] === null) return refusal(NOTHING);
      return { content: [{ type: 'text', text: answerText({ version: answer.version, data }, origin) }] };
    });
  }
  if (queried) addQueryTools(server, queried, ask, origin);
  return server;
}
