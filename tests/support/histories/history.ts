/** What a client did to the shared list, between two instants of one monotonic clock, in milliseconds. */
interface Operation {
  client: string;
  /** The process that answered; one that was restarted is another. Absent if several may have answered. */
  server?: string;
  start: number;
  end: number;
}

export interface Append extends Operation {
  kind: 'append';
  value: string;
  /** Unknown if the answer was lost: it may be stored, even later. */
  outcome: 'acknowledged' | 'refused' | 'unknown';
  /** A version of the data that has it. */
  version?: number;
}

export interface Read extends Operation {
  kind: 'read';
  /** The whole list. */
  values: readonly string[];
  /** The version of the data that the list is of. */
  version?: number;
  /** The version that the client demanded. */
  minVersion?: number;
}

/** A subscription to what is appended, from `start`, when the server is known to have it. With reconnects if it resumes. */
export interface Follow extends Operation {
  kind: 'follow';
  events: readonly string[];
  /** Whether it was open until all that is acknowledged by `end` had the time to arrive. */
  complete: boolean;
}

export type Step = Append | Read | Follow;

/** A standby was promoted that did not have all that was acknowledged. */
export interface Promotion {
  /** The old primary was gone, and the standby was not yet promoted. */
  at: number;
  /** The last version of the data that the promoted server has of the old primary. */
  lastVersion?: number;
  /** Values that the promoted server has not, where they are known otherwise. */
  lost?: readonly string[];
}

export interface History {
  steps: readonly Step[];
  /** The list on the primary, when all had ended. */
  final: readonly string[];
  promotions?: readonly Promotion[];
}

export const ANOMALIES = [
  'stale read',
  'lost update',
  'duplicated append',
  'refused append stored',
  'value from nowhere',
  'reordering',
  'long fork',
  'version goes back',
  'one version, two contents',
  'version order against contents',
  'lost append seen after the promotion',
  'follower misses',
  'follower doubles',
  'follower reorders',
] as const;

export interface Anomaly {
  name: (typeof ANOMALIES)[number];
  /** Those that contradict each other, or the final list. */
  steps: Step[];
  /** The values concerned, and what is wrong with them. */
  message: string;
}

export function isAppend(step: Step): step is Append {
  return step.kind === 'append';
}

export function isRead(step: Step): step is Read {
  return step.kind === 'read';
}

export function isFollow(step: Step): step is Follow {
  return step.kind === 'follow';
}
