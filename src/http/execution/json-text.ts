import type { FormattedExecutionResult } from 'graphql';
import { BODY } from '../../query/compile/to-sql.js';

/** Data that PostgreSQL or the cache has already serialized, as the complete body of a response in UTF-8. */
export class JsonText {
  constructor(readonly body: Buffer) {}

  /** Serializes data from the resolvers. */
  static of(data: unknown): JsonText {
    return new JsonText(Buffer.from(BODY.begins + JSON.stringify(data) + BODY.ends));
  }
}

export function responseBody(result: FormattedExecutionResult): Buffer {
  const data: unknown = result.data;
  if (!(data instanceof JsonText)) return Buffer.from(stringifyResult(result));
  if (!result.extensions) return data.body;
  const extensions = `,"extensions":${JSON.stringify(result.extensions)}${BODY.ends}`;
  return Buffer.concat([data.body.subarray(0, -BODY.ends.length), Buffer.from(extensions)]);
}

/** Serializes a result as a string, for Apollo. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const data: unknown = result.data;
  return data instanceof JsonText ? responseBody(result).toString() : `${JSON.stringify(result)}\n`;
}
