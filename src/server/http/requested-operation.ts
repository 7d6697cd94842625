import { isObject, jsonOf } from '../../json.js';
import { badUserInput } from '../../errors.js';
import type { Parameters } from './parameters.js';

/** What a request asks for, of one that does not go through Apollo's HTTP handler. */
export interface RequestedOperation {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** @throws ClientError BAD_USER_INPUT */
export function requestedOperation({ query, operationName, variables: sent }: Parameters): RequestedOperation {
  const variables = typeof sent === 'string' ? jsonOf(sent) : sent; // a URL has variables as JSON
  if (sent !== undefined && variables === undefined) throw badUserInput('variables must be JSON.');
  if (typeof query !== 'string') throw badUserInput('query must be a string: the document to execute.');
  if (operationName != null && typeof operationName !== 'string') throw badUserInput('operationName must be a string.');
  if (variables != null && !isObject(variables)) throw badUserInput('variables must be an object.');
  return { query, ...(operationName != null && { operationName }), ...(variables != null && { variables }) };
}
