import type { Next } from '../../store/clients/webhooks/queue.js';
import type { Outcome } from './send.js';

const [MINUTE, HOUR] = [60, 3_600];
/** Seconds before each further attempt, as the specification of Standard Webhooks has them: three days. */
export const PAUSES: readonly number[] = [5, 5 * MINUTE, 30 * MINUTE, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR)];
/** A pause is longer by up to this part, so that receivers that were down together are not called together. */
const JITTER = 0.2;
const LONGEST_PAUSE = 24 * HOUR;
const GONE = 410;

/** What becomes of a webhook after a number of failures of the same message, the last with this outcome. */
export function afterFailure(failures: number, { status, retryAfter }: Pick<Outcome, 'status' | 'retryAfter'>): Next {
  if (status === GONE) return { state: 'GONE' };
  const pause = PAUSES[failures - 1];
  if (pause === undefined) return { state: 'FAILED' };
  const asked = Math.min(retryAfter ?? 0, LONGEST_PAUSE);
  return { state: 'ACTIVE', seconds: Math.max(pause * (1 + Math.random() * JITTER), asked) };
}
