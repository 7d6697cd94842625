import type { FormattedExecutionResult } from 'graphql';

/** Data that is JSON already, as PostgreSQL or the cache gave it. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** The text of a response. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const data: unknown = result.data;
  if (!(data instanceof JsonText)) return `${JSON.stringify(result)}\n`;
  const extensions = result.extensions ? `,"extensions":${JSON.stringify(result.extensions)}` : '';
  return `{"data":${data.text}${extensions}}\n`;
}
