import { isIP, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import pg from 'pg';

// Cancels the statement of a connection from another connection.

/** Enough time to open and close a new connection. */
const ANSWER_MS = 5_000;
const REQUESTS = 6;
/** Doubled after each request. */
const FIRST_PAUSE_MS = 100;

/** The parts of a pg client and its connection that are missing from its types. */
interface Client {
  processID: number;
  secretKey: number;
  host: string;
  port: number;
  ssl: boolean | object;
  sslNegotiation: string;
  connection: Connection;
}
interface Connection extends pg.Connection {
  stream: Socket | TLSSocket;
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}

/**
 * Cancels the statement of a connection with the protocol's cancel request, which poolers forward. (`pg_cancel_backend` would
 * not work behind a pooler, where the process id is not that of a backend.) A request that arrives before its statement,
 * which may wait in a pooler, has no effect, so it is repeated. The connection is destroyed if no request helps, because it
 * may be half-open, and if a request fails, because it may hit a later statement. Returns whether the connection is reusable.
 */
export async function cancelStatement(client: pg.PoolClient, ended: AbortSignal): Promise<boolean> {
  const target = client as unknown as Client;
  for (let n = 0; n < REQUESTS && (await requestCancel(target)); n++) {
    if (ended.aborted) return true;
    await sleep(FIRST_PAUSE_MS * 2 ** n, undefined, { signal: ended }).catch(() => {});
    if (ended.aborted) return true;
  }
  target.connection.stream.destroy();
  return false;
}

/** Sends a cancel request on a new connection. Resolves to true if the server handled it and closed the connection. */
function requestCancel({ processID, secretKey, host, port, ssl, sslNegotiation, connection }: Client) {
  return new Promise<boolean>((resolve) => {
    let handled = false;
    // The certificate is checked against the host name; the connection goes to the same address as the statement.
    const name = { host, ...(isIP(host) === 0 && { servername: host }) };
    const tls = ssl && { ...(ssl === true ? {} : ssl), ...name };
    const request = new pg.Connection({ ssl: tls, sslNegotiation } as pg.ConnectionConfig) as Connection;
    const send = () => {
      request.cancel(processID, secretKey);
      handled = true;
    };
    const fail = () => {
      handled = false;
      request.stream.destroy();
    };
    const timer = setTimeout(fail, ANSWER_MS);
    request.on('connect', () => {
      if (!tls) send();
      else if (sslNegotiation !== 'direct') request.requestSsl();
    });
    request.on('sslconnect', send);
    request.on('error', fail);
    request.once('end', () => {
      clearTimeout(timer);
      resolve(handled);
    });
    if (host.startsWith('/')) request.connect(`${host}/.s.PGSQL.${port}`);
    else request.connect(port, connection.stream.remoteAddress ?? host);
  });
}
