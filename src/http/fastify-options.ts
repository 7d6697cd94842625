import { type FastifyBaseLogger, LogController } from 'fastify';
import { requestId } from './observe/request-log.js';

/** What the servers of a process share: that of the API, and that of ADMIN_PORT. */
export function fastifyOptions(log: FastifyBaseLogger) {
  return {
    loggerInstance: log,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    // No route has a schema. What compiles them is a tenth of all modules, and takes as much of a start.
    schemaController: { compilersFactory: { buildValidator: () => compile, buildSerializer: () => compile } },
  };
}

function compile(): never {
  throw new Error('Routes have no schemas.');
}
