import { badUserInput } from '../../errors.js';
import type { Parameters } from '../http/parameters.js';

/** What a client asks to be carried out. */
export interface RequestedOperation {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** @throws GraphQLError BAD_USER_INPUT */
export function requestedOperation({ query, operationName, variables: sent }: Parameters): RequestedOperation {
  const variables = typeof sent === 'string' ? parsed(sent) : sent;
  if (typeof query !== 'string') throw badUserInput('query must be a text: the document to execute.');
  if (operationName != null && typeof operationName !== 'string') throw badUserInput('operationName must be a text.');
  if (variables != null && !isRecord(variables)) throw badUserInput('variables must be an object.');
  return { query, ...(operationName != null && { operationName }), ...(variables != null && { variables }) };
}

/** In a URL they are JSON as text. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badUserInput('variables must be JSON.');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
