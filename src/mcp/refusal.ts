/** The answer to a document: JSON text and the version of the data, or why there is none. */
export type Ask = (
  document: string,
  variables: Record<string, unknown>,
) => Promise<{ text: string; version: string | null } | { refused: string }>;

/** An error of the tool, which the assistant reads. */
export const refusal = (text: string) => ({ isError: true, content: [{ type: 'text' as const, text }] });
