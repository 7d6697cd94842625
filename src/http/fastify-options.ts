import { type FastifyBaseLogger, LogController } from 'fastify';
import { requestId } from './observe/request-log.js';

/** Options shared by the servers of a process: the API and ADMIN_PORT. */
export function fastifyOptions(log: FastifyBaseLogger) {
  return {
    loggerInstance: log,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    // No route has a schema. The schema compilers make up a tenth of all modules and of the start time.
    schemaController: { compilersFactory: { buildValidator: () => compile, buildSerializer: () => compile } },
  };
}

function compile(): never {
  throw new Error('Routes have no schemas.');
}
