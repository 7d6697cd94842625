import type { FastifyRequest } from 'fastify';
import { annotateSpan } from '../../shared/trace.js';
import type { OperationRecord } from '../../schema/context/context.js';
import type { Hooks, Step } from '../steps/steps.js';

/** Enough characters of a document's SHA-256 to distinguish documents. */
const HASH_LENGTH = 16;
const LONGEST_NAME = 100;

/** Records which operation was requested, and the codes of its errors. */
export const recordOperations: Step = () => hooks;

const hooks: Hooks = {
  didResolveOperation({ contextValue: { record }, operation, operationName, queryHash }) {
    record.type = operation?.operation;
    record.name = operationName?.slice(0, LONGEST_NAME);
    record.hash = queryHash?.slice(0, HASH_LENGTH);
    annotateSpan(() => ({
      ...(record.type && { 'graphql.operation.type': record.type }),
      ...(record.name && { 'graphql.operation.name': record.name }),
      ...(record.hash && { 'graphql.document.hash': record.hash }),
    }));
  },
  willSendResponse({ contextValue: { record }, response: { body } }) {
    const errors = body.kind === 'single' && body.singleResult.errors;
    if (errors) record.codes.push(...new Set(errors.map(({ extensions }) => String(extensions?.['code']))));
  },
};

const RECORD = Symbol('record');

/** Stored on the request itself, because WeakMap entries survive into V8's old generation. */
interface Recorded {
  [RECORD]?: OperationRecord;
}

/** Returns the record of a request's operation, which any part of the server may extend, for the log and the metrics. */
export function operationRecord({ raw }: FastifyRequest): OperationRecord {
  return ((raw as Recorded)[RECORD] ??= { codes: [] });
}
