import type { FastifyRequest } from 'fastify';
import type { OperationRecord } from '../../context/operation-record.js';

// What is known of the operation of a request, from any part of the server.

const records = new WeakMap<FastifyRequest['raw'], OperationRecord>();

/** What becomes known of the operation of a request, for its line in the log and the metrics. */
export function recordOf({ raw }: FastifyRequest): OperationRecord {
  const known = records.get(raw);
  if (known) return known;
  const record: OperationRecord = { codes: [] };
  records.set(raw, record);
  return record;
}
