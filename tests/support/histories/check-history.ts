import { checkAppends } from './check-appends.js';
import { checkFollowers } from './check-followers.js';
import { checkOrder } from './check-order.js';
import { checkSessions } from './check-sessions.js';
import { checkVersions } from './check-versions.js';
import type { Anomaly, History } from './history.js';
import { Losses } from './losses.js';

export interface Verdict {
  anomalies: Anomaly[];
  /** Acknowledged appends that the promoted server had not received. Their loss is not an anomaly. */
  lostByReplication: string[];
}

/**
 * Returns everything in a history that is impossible for a single list that only grows. A client may see an older state of the
 * list, but never one that lacks values it has already learned of, or a version that it demands.
 */
export function checkHistory(history: History): Verdict {
  const losses = new Losses(history);
  const checks = [checkAppends, checkOrder, checkSessions, checkVersions, checkFollowers];
  return {
    anomalies: checks.flatMap((check) => [...check(history, losses)]),
    lostByReplication: losses.acknowledged,
  };
}
