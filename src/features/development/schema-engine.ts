import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

/** Missing from the types for Node 20. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** The part of the generated bindings that is missing from the published types. */
interface Bindings {
  __wbg_set_wasm(exports: object): void;
  SchemaEngine: typeof SchemaEngine;
}

let bindings: Promise<Bindings> | undefined;

/**
 * Opens Prisma's schema engine as WebAssembly. It does what `prisma migrate` does, over a driver adapter and without
 * downloading a binary. The package imports a .wasm file as a module, for which Node needs a flag, so it is instantiated
 * manually.
 */
export async function openSchemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  bindings ??= instantiate();
  const { SchemaEngine } = await bindings;
  return SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
}

async function instantiate(): Promise<Bindings> {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const loaded = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Bindings;
  const wasm = await readFile(join(dirname(path), 'schema_engine_bg.wasm'));
  const imports = { ...loaded, ...withoutHolding(loaded) };
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': imports });
  loaded.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return loaded;
}

/** The engine limits the wait for a lock with a timer that it never clears, which would delay the exit by ten seconds. */
function withoutHolding(loaded: object): object {
  const names = Object.keys(loaded).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const unheld = (done: () => void, milliseconds: number) => setTimeout(done, milliseconds).unref();
  return Object.fromEntries(names.map((name) => [name, unheld]));
}
