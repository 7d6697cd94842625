import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { schemaText } from '../../types/directives.js';
import { type Encodable, keptEncodable, sendEncoded } from './encoded.js';

const HEADERS = { 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' };

/** Serves the schema as a file for code generators: an introspection query loses `@oneOf`. */
export function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  let file: Encodable | undefined; // printed when it is asked for: it takes longer than a start should
  app.get('/schema.graphql', (request, reply) => {
    file ??= keptEncodable(schemaText(schema));
    return sendEncoded(request, reply.type('text/plain; charset=utf-8').headers(HEADERS), file);
  });
}
