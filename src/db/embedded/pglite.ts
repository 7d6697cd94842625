import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

/** PGlite fills its buffers with zeros at start and keeps them. The default, 128 MB, would be a third of the process's memory. */
const SHARED_BUFFERS = '32MB';

/**
 * The amount of work after which V8 optimizes a WebAssembly function. Node 20's default is an eighth of the default in newer
 * versions, and a short-lived process would spend a third of its time on optimization.
 */
setFlagsFromString('--wasm-tiering-budget=13000000');

/** Opens PGlite with the extensions that the migrations need. */
export function createPglite(options: PGliteOptions = {}): Promise<PGlite> {
  const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`];
  return PGlite.create({ startParams, ...options, extensions: { pg_trgm } });
}
