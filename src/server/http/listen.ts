import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { OperatorError } from '../../operator-error.js';

/** Listens, and returns the origin. The variable is that of the port. @throws OperatorError */
export async function listen(app: FastifyInstance, host: string, port: number, variable: string): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new OperatorError(
        `Port ${port} of ${host} is in use. Stop the process that uses it, or set ${variable} to another port.`,
      );
    }
    throw new OperatorError(`Cannot listen on port ${port} of ${host}: ${message}`, { cause: error });
  }
  const { port: taken } = app.server.address() as AddressInfo;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${taken}`;
}
