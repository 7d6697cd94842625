import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CancelledError } from '../../db/cancellation.js';
import { ClientError } from '../../errors.js';
import { defaultPageSize } from '../../read/pages/page-size.js';
import { openStream, type RowStream } from '../../read/stream/open-stream.js';
import type { StreamPlan } from '../../read/stream/plan-stream.js';
import { VERSION } from '../execution/data-version.plugin.js';
import { signalOf } from '../http/deadline.js';
import { acceptedEncoding } from '../http/negotiate.js';
import type { Services } from '../http/services.js';
import { recordOf } from '../observe/operation-record.js';
import { type Meter, NODES_PER_POINT } from '../limits/rate-limit.js';

/** Streams of this process at once. On PostgreSQL, fewer have a connection, and the others wait for one. */
const MOST_STREAMS = 10;
const BATCH_ROWS = 500;
/** Bounds the memory of a batch whose rows are large. */
const BATCH_NODES = 20_000;
/** The response header with the number of rows. */
export const TOTAL = 'x-total-count';

/** How rows are written. */
export interface Format {
  /** The media type. */
  type: string;
  head: string;
  /** Rows as a text, of which each is JSON; `isFirst` if no row has been written before. */
  rows(rows: string[], isFirst: boolean): string;
  tail: string;
}

export interface RowsToSend {
  plan: StreamPlan;
  /** What a page of the default size costs. */
  pageNodes: number;
  format: Format;
  /** Name under which a browser stores the answer. */
  fileName?: string;
  leastVersion: number;
  meter: Meter | null;
}

export type SendRows = (request: FastifyRequest, reply: FastifyReply, rows: RowsToSend) => Promise<FastifyReply>;

/**
 * Sends all rows of a list as they are read, as fast as the client takes them. The headers have the version of the data
 * and the number of rows. A failure after the first byte destroys the socket, so that no client takes a part for the
 * whole; a client that takes nothing for `REQUEST_TIMEOUT` is cut off.
 */
export function rowSender({ db, config, metrics }: Services): SendRows {
  let open = 0;

  return async (request, reply, { plan, pageNodes, format, fileName, leastVersion, meter }) => {
    if (open >= MOST_STREAMS)
      throw new ClientError('SERVER_BUSY', `The server is busy (${open} exports). Retry later.`);
    const nodesPerRow = pageNodes / defaultPageSize;
    const batchSize = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_NODES / nodesPerRow)));
    const { signal, begin } = lifeOf(request, reply);
    open += 1;
    let stream: RowStream | undefined;
    const close = async () => {
      open -= 1;
      await stream?.close();
    };
    try {
      stream = await openStream(db, plan, { signal, leastVersion, batchSize });
      await meter?.afford(Math.ceil((stream.total * nodesPerRow) / NODES_PER_POINT));
      if (signal.aborted) throw new CancelledError();
    } catch (error) {
      await close();
      throw error;
    }
    begin();
    metrics.operations.inc({ way: 'export' });
    recordOf(request).way = 'export';

    reply.headers({ [VERSION]: String(stream.version), [TOTAL]: String(stream.total), 'content-type': format.type });
    reply.headers({ vary: 'accept, accept-encoding, authorization, communique-min-version' });
    if (fileName) reply.header('content-disposition', `attachment; filename="${fileName}"`);
    if (request.method === 'HEAD') {
      await close();
      return reply.send();
    }

    const cutOff = () => {
      metrics.droppedConnections.inc({ transport: 'export' });
      reply.raw.destroy();
    };
    const texts = patient(paid(stream, format, nodesPerRow, meter), config.requestTimeout, cutOff);
    const body = Readable.from(texts, { objectMode: false });
    body.once('close', () => void close().catch((error: unknown) => request.log.warn({ err: error }, 'not closed')));
    return reply.send(encoded(body, request, reply));
  };
}

/** Texts of all rows. What has left is paid. */
async function* paid({ batches }: RowStream, format: Format, nodesPerRow: number, meter: Meter | null) {
  if (format.head) yield format.head;
  let isFirst = true;
  let unpaid = 0;
  for await (const batch of batches) {
    yield format.rows(batch, isFirst);
    isFirst = false;
    unpaid += batch.length * nodesPerRow;
    const points = Math.floor(unpaid / NODES_PER_POINT);
    unpaid -= points * NODES_PER_POINT;
    if (points > 0) await meter?.spend(points);
  }
  if (format.tail) yield format.tail;
}

/** The same texts. Calls `cutOff` if one is not taken in time. */
async function* patient(texts: AsyncGenerator<string>, seconds: number, cutOff: () => void) {
  for await (const text of texts) {
    const timer = setTimeout(cutOff, seconds * 1_000);
    try {
      yield text;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A signal that aborts when the client disconnects, and until `begin()` at the request's deadline. */
function lifeOf(request: FastifyRequest, reply: FastifyReply) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const deadline = signalOf(request);
  deadline?.addEventListener('abort', abort);
  reply.raw.once('close', abort);
  if (deadline?.aborted || reply.raw.destroyed) abort();
  return { signal: controller.signal, begin: () => deadline?.removeEventListener('abort', abort) };
}

/** Other encodings are too slow, or nobody asks for them. */
function encoded(body: Readable, request: FastifyRequest, reply: FastifyReply): Readable {
  if (acceptedEncoding(request.headers['accept-encoding']?.toString(), ['gzip']) !== 'gzip') return body;
  reply.header('content-encoding', 'gzip');
  const gzip = createGzip();
  pipeline(body, gzip).catch(() => {}); // Fastify destroys the socket when `gzip` fails
  return gzip;
}
