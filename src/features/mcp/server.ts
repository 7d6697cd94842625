import { McpServer } from '@modelcontextprotocol/server';
import type { GraphQLSchema } from 'graphql';
import { answerText, type AskForTool, refusal } from './answer.js';
import { resolveNames } from './named.js';
import { emptyNote, passageProblem, textNote } from './notes.js';
import { addQueryTools } from './query-tools.js';
import { documentFor, type Tool } from './tools.js';

/** The instructions that assistants read first. */
const INSTRUCTIONS =
  'Official visits, and what was said during them. Every fact has the passage of a source that it rests on: cite it. Arguments take slugs or names; `taken` says which object a name was taken for. A visit that is missing may still have been made. Where sources differ, `disagreements` says so.';

const NOTHING = 'The object has just been removed. search finds others.';

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
      const named = await resolveNames(variables, ask);
      if ('refused' in named) return refusal(named.refused);
      const answer = await ask(documentFor(tool, named.variables), named.variables);
      if ('refused' in answer) return refusal(answer.refused);
      const { data } = JSON.parse(answer.text) as { data: Record<string, unknown> };
      if (Object.values(data)[0] === null) return refusal(NOTHING);
      const problem = passageProblem(data, variables);
      if (problem !== null) return refusal(problem);
      const note = textNote(data) ?? (await emptyNote(data, ask));
      const text = answerText({ version: answer.version, taken: named.taken, note, data }, origin);
      return { content: [{ type: 'text', text }] };
    });
  }
  if (queried) addQueryTools(server, queried, ask, origin);
  return server;
}
