import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow by 20 % between collections of garbage. V8's own choice is to let it double and more, which takes
 * 200 MB for nothing in an import of 100,000 statements.
 */
export function collectGarbageEarly(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
