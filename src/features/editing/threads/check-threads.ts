import { ClientError } from '../../../shared/errors.js';
import { Threads } from '../../../shared/threads.js';
import type { CheckAnnotation, Checked } from '../../../model/read/check.js';
import type { CheckTask, CheckWork } from './check.worker.js';
import type { ConvertAnnotation } from './convert.js';

const MEGABYTE = 1024 * 1024;
/** The minimum number of bytes per token. YAML has at least 3.3 characters per token in practice, and JSON at least 5. */
const BYTES_PER_TOKEN = 2.5;
/** For each megabyte of an annotation: twice the memory of the worst annotation with the maximum number of tokens. */
const HEAP_MB = 512;
const LATE = 'The annotation was not checked in time. Import a smaller one, or retry when fewer imports are running.';

/** The result of a thread. */
export type Read = Checked | { converted: string | null } | { tokens: number };

/** Checks and converts annotations in separate threads. */
export class CheckThreads extends Threads<CheckWork, Read> {
  readonly #mostTokens: number;

  /** @param bytes the size limit of an annotation */
  constructor(bytes: number, heapMb = HEAP_MB * Math.ceil(bytes / MEGABYTE)) {
    super('features/editing/threads/check.worker.js', { what: 'annotation', late: LATE }, heapMb);
    this.#mostTokens = Math.ceil(bytes / BYTES_PER_TOKEN);
  }

  /** @throws ClientError LIMIT_EXCEEDED, or REQUEST_TIMEOUT when the signal aborts */
  readonly check: CheckAnnotation = async (one, countries, signal = null) =>
    (await this.#read({ check: one, countries }, signal)) as Checked;

  /** @throws ClientError as `check` does */
  readonly convert: ConvertAnnotation = async (conversion, signal = null) => {
    const read = await this.#read({ convert: conversion }, signal);
    return (read as { converted: string | null }).converted;
  };

  async #read(work: CheckTask, signal: AbortSignal | null): Promise<Read> {
    const maximum = this.#mostTokens;
    const read = await this.run({ ...work, mostTokens: maximum }, signal);
    if (!('tokens' in read)) return read;
    const extensions = { limit: 'annotationTokens', maximum, value: read.tokens };
    const message = `The annotation has ${read.tokens} tokens; the limit is ${maximum}.`;
    throw new ClientError('LIMIT_EXCEEDED', message, { extensions });
  }
}
