import { McpServer } from '@modelcontextprotocol/server';
import { answerText } from './answer.js';
import { documentFor, type Tool } from './tools.js';

/** What assistants read before they ask. */
const INSTRUCTIONS =
  'Official visits, and what was said during them. Every fact has the passage of a source that it rests on: cite it. Begin with search, which gives slugs. A visit that is missing may still have been made. Where sources differ, `disagreements` says so.';

const NOTHING = 'Nothing is stored for these arguments. search finds slugs.';

/** The answer to a document: JSON text and the version of the data, or why there is none. */
export type Ask = (
  document: string,
  variables: Record<string, unknown>,
) => Promise<{ text: string; version: string | null } | { refused: string }>;

/** A server of the Model Context Protocol with the tools. `origin` is where people reach the pages. */
export function mcpServer(tools: Tool[], ask: Ask, origin: string): McpServer {
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
  return server;
}

const refusal = (text: string) => ({ isError: true, content: [{ type: 'text' as const, text }] });
