import { setFlagsFromString } from 'node:v8';

/**
 * Limits the growth of the heap between garbage collections, in percent. By default V8 lets it double or more, which wastes
 * 200 MB in an import of 100,000 statements, and 100 MB in a server that keeps receiving new documents.
 */
export function collectGarbageEarly(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
