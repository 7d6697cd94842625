import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CancelledError, noteClient, notedClient } from '../../db/cancellation.js';
import { ClientError } from '../../shared/errors.js';
import { defaultPageSize } from '../../query/paging/page-size.js';
import { DataMovedError, type OpenRows, openStream, type RowStream } from './stream/open-stream.js';
import type { StreamPlan } from './stream/plan-stream.js';
import { VERSION_HEADER } from '../../http/execution/data-version.step.js';
import { requestSignal } from '../../http/deadline.js';
import { acceptedEncoding } from '../../http/negotiate.js';
import type { Services } from '../../http/services.js';
import { type Meter, NODES_PER_POINT } from '../../http/limits/rate-limit.js';
import { blame, cutOff } from '../../http/observe/cut.js';
import { RecurringLines } from '../../http/observe/recurring-lines.js';
import { operationRecord } from '../../http/observe/record.step.js';
import { ExportsUnderWay, Turns } from './spool/under-way.js';
import type { ExportFormat } from './formats/format.js';
import { patient } from './spool/patience.js';
import { fillSpool } from './spool/fill-spool.js';
import { type Chunk, Spool } from './spool/spool.js';
import { LostBytesError, SpoolRoom } from './spool/spool-file.js';

// Sends all rows of a list to a client.

const BATCH_ROWS = 500;
/** Limits the memory that a batch of large rows takes. */
const BATCH_NODES = 20_000;
/** The response header with the number of rows. */
const TOTAL = 'x-total-count';

interface RowsToSend {
  plan: StreamPlan | OpenRows;
  /** The number of nodes in a page of the default size, which the client has already paid for. */
  pageNodes: number;
  /** Returns the format for rows at this version of the data. */
  format: (version: number) => ExportFormat;
  /** File name under which a browser saves the response. */
  fileName?: string;
  leastVersion: number;
  /** Identifies the client; null for a program on this machine. */
  client: string | null;
  meter: Meter | null;
}

export type SendRows = (request: FastifyRequest, reply: FastifyReply, rows: RowsToSend) => Promise<FastifyReply>;

/**
 * Sends all rows of a list. They are read as fast as the store returns them, into a spool that the client empties at its own
 * pace. The headers contain the version of the data and the number of rows. A failure after the first byte destroys the socket,
 * so that no client mistakes a part for the whole. A client that reads too slowly, or for too long, is disconnected.
 */
export function rowSender({ db, log, config, metrics }: Services): SendRows {
  const unspooled = new RecurringLines(log);
  const underWay = new ExportsUnderWay(config.exportsPerClient);
  const room = new SpoolRoom(config.exportSpoolMb * 1024 * 1024);
  const turns = new Turns(config.requestTimeout);

  return async (request, reply, { plan, pageNodes, format: formatOf, fileName, leastVersion, client, meter }) => {
    const end = underWay.begin(client);
    const { socket } = request.raw;
    const { signal, begin } = lifeOf(request, reply);
    let stream: RowStream | undefined;
    let format: ExportFormat;
    try {
      const batchSize = batchOf(pageNodes / defaultPageSize);
      stream = await turns.wait(openStream(db, plan, { signal, leastVersion, batchSize }));
      if (signal.aborted) throw new CancelledError();
      format = formatOf(stream.version);
      atMostRows(stream.total, format);
    } catch (error) {
      end();
      await stream?.close();
      throw error;
    }
    begin();
    metrics.operations.inc({ way: 'export' });
    operationRecord(request).way = 'export';

    reply.headers({ [VERSION_HEADER]: String(stream.version), 'content-type': format.type });
    if (!format.isPartial) reply.header(TOTAL, String(stream.total));
    reply.headers({ vary: 'accept, accept-encoding, authorization, communique-min-version' });
    if (fileName) reply.header('content-disposition', `attachment; filename="${fileName}"`);
    if (request.method === 'HEAD') {
      end();
      await stream.close();
      return reply.send();
    }

    const warn = (what: string) => (error: unknown) => request.log.warn({ err: error }, what);
    const spool = new Spool(room, (error) =>
      unspooled.writeFailure('warn', 'an export is not read ahead: its temporary file failed', error),
    );
    const read = fillSpool(spool, stream, format).catch(warn('not closed'));
    turns.take(spool, read, () => cutOff(socket, 'held', 'another export waited for its connection to the store'));
    const { exportLeastRate: leastRate, exportTimeout: seconds } = config;
    const tooLong = setTimeout(() => cutOff(socket, 'time', `it took over ${seconds} s`), seconds * 1_000);
    const onTooSlow = () => {
      metrics.droppedConnections.inc({ transport: 'export' });
      cutOff(socket, 'slow', `the client read less than ${leastRate} bytes per second`);
    };
    const chunks = paid(blamed(spool.read(), request, signal), { meter, prepaid: pageNodes, signal });
    socket.setTimeout(0); // the minimum rate replaces it
    const body = Readable.from(bytesOf(patient(chunks, socket, { leastRate, grace: config.requestTimeout, onTooSlow })), {
      objectMode: false,
    });
    reply.raw.once('close', () => {
      clearTimeout(tooLong);
      end();
      body.destroy(); // has no effect if all of it has been read
      spool.close().catch(warn('not closed'));
    });
    return reply.send(encoded(body, request, reply));
  };
}

function atMostRows(total: number, { mostRows = Infinity }: ExportFormat): void {
  if (total <= mostRows) return;
  const extensions = { limit: 'rows', maximum: mostRows, value: total };
  throw new ClientError('LIMIT_EXCEEDED', `There are ${total} rows; a file in this format holds at most ${mostRows}. Use CSV.`, {
    extensions,
  });
}

function batchOf(nodesPerRow: number): number {
  return Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_NODES / nodesPerRow)));
}

/** Forwards the chunks. If reading them fails, logs why the connection is closed. */
async function* blamed(chunks: AsyncIterable<Chunk>, { raw: { socket }, log }: FastifyRequest, signal: AbortSignal) {
  try {
    yield* chunks;
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof DataMovedError) blame(socket, 'changed', 'the data changed while it was being read');
    else if (error instanceof LostBytesError) {
      log.error({ reason: error.message }, 'an export was cut off');
      blame(socket, 'failed', error.message);
    } else blame(socket, 'failed', 'the store failed');
    throw error;
  }
}

/**
 * Forwards each chunk once it has been paid for, at one point per NODES_PER_POINT objects beyond those already paid for. A client
 * that has run out of points receives chunks as its points are restored.
 */
async function* paid(
  chunks: AsyncIterable<Chunk>,
  { meter, prepaid, signal }: { meter: Meter | null; prepaid: number; signal: AbortSignal },
) {
  let unpaid = -prepaid;
  for await (const chunk of chunks) {
    unpaid += chunk.nodes;
    const points = Math.max(0, Math.floor(unpaid / NODES_PER_POINT));
    unpaid -= points * NODES_PER_POINT;
    const pause = points > 0 && meter ? await meter.pay(points) : 0;
    if (pause > 0) await sleep(pause, undefined, { signal });
    yield chunk;
  }
}

async function* bytesOf(chunks: AsyncIterable<Chunk>) {
  for await (const { bytes } of chunks) yield bytes;
}

/** A signal that aborts when the client disconnects and, until `begin()` is called, at the request's deadline. */
function lifeOf(request: FastifyRequest, reply: FastifyReply) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const deadline = requestSignal(request);
  noteClient(controller.signal, notedClient(deadline));
  deadline?.addEventListener('abort', abort);
  reply.raw.once('close', abort);
  if (deadline?.aborted || reply.raw.destroyed) abort();
  return { signal: controller.signal, begin: () => deadline?.removeEventListener('abort', abort) };
}

/** Compresses with gzip only: other encodings are too slow, or unused. */
function encoded(body: Readable, request: FastifyRequest, reply: FastifyReply): Readable {
  if (acceptedEncoding(request.headers['accept-encoding']?.toString(), ['gzip']) !== 'gzip') return body;
  reply.header('content-encoding', 'gzip');
  const gzip = createGzip();
  pipeline(body, gzip).catch(() => {}); // Fastify destroys the socket when `gzip` fails
  return gzip;
}
