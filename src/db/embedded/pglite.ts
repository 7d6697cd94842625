import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

/** PGlite fills its buffers with zeros at start and keeps them. The default, 128 MB, would be a third of the process's memory. */
const SHARED_BUFFERS = '32MB';

/**
 * V8 optimizes a WebAssembly function after it has done this much work. Node 20 does it at an eighth of what newer versions
 * wait for, which takes a third of the time of a process that ends soon.
 */
setFlagsFromString('--wasm-tiering-budget=13000000');

/** Opens PGlite with the extensions that the migrations need. */
export function createPglite(options: PGliteOptions = {}): Promise<PGlite> {
  const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`];
  return PGlite.create({ startParams, ...options, extensions: { pg_trgm } });
}
