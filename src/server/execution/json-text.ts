import type { FormattedExecutionResult } from 'graphql';

/** Data that is JSON already, in UTF-8, as PostgreSQL or the cache gave it. */
export class JsonText {
  constructor(readonly bytes: Buffer) {}
}

const [BEGINNING, END] = [Buffer.from('{"data":'), Buffer.from('}\n')];

/** The body of a response, in UTF-8. */
export function bodyOf(result: FormattedExecutionResult): Buffer {
  const data: unknown = result.data;
  if (!(data instanceof JsonText)) return Buffer.from(`${JSON.stringify(result)}\n`);
  const extensions = result.extensions ? [Buffer.from(`,"extensions":${JSON.stringify(result.extensions)}`)] : [];
  return Buffer.concat([BEGINNING, data.bytes, ...extensions, END]);
}

/** The same as a string, for Apollo. */
export function stringifyResult(result: FormattedExecutionResult): string {
  return bodyOf(result).toString();
}
