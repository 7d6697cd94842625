import { ClientError } from '../../errors.js';
import { Threads } from '../../threads.js';
import type { Countries } from '../countries/country.js';
import type { CheckAnnotation, Checked, Import } from './check.js';

const MEGABYTE = 1024 * 1024;
/** YAML that people and programs write has a token for each 3.3 characters or more, JSON for each 5. */
const BYTES_PER_TOKEN = 2.5;
/** For each megabyte of an annotation: twice what the worst one takes that has as many tokens. */
const HEAP_MB = 512;
const LATE = 'The annotation was not checked in time. Import a smaller one, or retry when fewer are imported at once.';

/** What a thread answers. */
export type Read = Checked | { tokens: number };

/** Checks annotations in separate threads. */
export class CheckThreads {
  readonly #threads: Threads<[Import, Countries, number], Read>;
  readonly #mostTokens: number;

  /** The size limit in bytes of its annotations. */
  constructor(bytes: number, heapMb = HEAP_MB * Math.ceil(bytes / MEGABYTE)) {
    this.#mostTokens = Math.ceil(bytes / BYTES_PER_TOKEN);
    this.#threads = new Threads(new URL('./check.worker.js', import.meta.url), heapMb);
  }

  /** @throws ClientError LIMIT_EXCEEDED, or REQUEST_TIMEOUT when the signal aborts */
  readonly check: CheckAnnotation = async (one, countries, signal = null) => {
    const maximum = this.#mostTokens;
    const read = await this.#threads.run([one, countries, maximum], signal, { what: 'annotation', late: LATE });
    if (!('tokens' in read)) return read;
    const extensions = { limit: 'annotationTokens', maximum, value: read.tokens };
    const message = `The annotation has ${read.tokens} tokens; the limit is ${maximum}.`;
    throw new ClientError('LIMIT_EXCEEDED', message, { extensions });
  };

  close(): Promise<void> {
    return this.#threads.close();
  }
}
