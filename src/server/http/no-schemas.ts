/**
 * For Fastify's `schemaController`: no route has a schema. What compiles them is a tenth of all modules, and takes as much of
 * a start.
 */
export const NO_SCHEMAS = { compilersFactory: { buildValidator: () => compile, buildSerializer: () => compile } };

function compile(): never {
  throw new Error('Routes have no schemas.');
}
