import { checkAppends } from './check-appends.js';
import { checkFollowers } from './check-followers.js';
import { checkOrder } from './check-order.js';
import { checkSessions } from './check-sessions.js';
import { checkVersions } from './check-versions.js';
import type { Anomaly, History } from './history.js';
import { Losses } from './losses.js';

export interface Verdict {
  anomalies: Anomaly[];
  /** Acknowledged appends that the promoted server had not received: no anomaly, but not kept either. */
  lostByReplication: string[];
}

/**
 * Says what in a history cannot have happened to one list that only grows, of which a client may see an older state, but
 * never one that lacks what it was told before, or what it demands.
 */
export function checkHistory(history: History): Verdict {
  const losses = new Losses(history);
  const checks = [checkAppends, checkOrder, checkSessions, checkVersions, checkFollowers];
  return {
    anomalies: checks.flatMap((check) => [...check(history, losses)]),
    lostByReplication: losses.acknowledged,
  };
}
