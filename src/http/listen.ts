import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { OperatorError } from '../shared/operator-error.js';

/** Checks that a port is free, before lengthy work that precedes listening. @throws OperatorError if it is in use */
export async function requireFree(host: string, port: number, variable: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host: await addressOf(host), port });
    await once(probe, 'listening');
  } catch (error) {
    throw refusal(error, host, port, variable);
  }
  probe.close();
  await once(probe, 'close');
}

/** Listens, and returns the origin. `variable` is the environment variable that sets the port. @throws OperatorError */
export async function listen(app: FastifyInstance, host: string, port: number, variable: string): Promise<string> {
  try {
    await app.listen({ host: await addressOf(host), port });
  } catch (error) {
    await app.close();
    throw refusal(error, host, port, variable);
  }
  const { port: taken } = app.server.address() as AddressInfo;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${taken}`;
}

/**
 * Returns one IP address of a host. For `localhost`, Fastify would open a second server for `::1`, which would not be subject
 * to the connection limits and would not be drained.
 */
async function addressOf(host: string): Promise<string> {
  return (await lookup(host, { verbatim: false })).address; // IPv4 if available
}

function refusal(error: unknown, host: string, port: number, variable: string): OperatorError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE') return new OperatorError(`Cannot listen on port ${port} of ${host}: ${message}`, { cause: error });
  return new OperatorError(
    `Port ${port} of ${host} is in use. Stop the process that uses it, or set ${variable} to another port.`,
  );
}
