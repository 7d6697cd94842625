/** What a client did to the shared list, and when it began and ended, in milliseconds on a monotonic clock. */
interface Operation {
  client: string;
  /** The process that responded; a restarted process is a different one. Absent if several may have responded. */
  server?: string;
  start: number;
  end: number;
}

export interface Append extends Operation {
  kind: 'append';
  value: string;
  /** Unknown if the response was lost: the value may be stored, even later. */
  outcome: 'acknowledged' | 'refused' | 'unknown';
  /** A version of the data that contains the value. */
  version?: number;
}

export interface Read extends Operation {
  kind: 'read';
  /** The whole list. */
  values: readonly string[];
  /** The version of the data at which the list was read. */
  version?: number;
  /** The version that the client demanded. */
  minVersion?: number;
}

/** A subscription to appends from `start`, when the server had confirmed it. Includes reconnects that resumed it. */
export interface Follow extends Operation {
  kind: 'follow';
  events: readonly string[];
  /** Whether it stayed open long enough for all values acknowledged by `end` to arrive. */
  complete: boolean;
}

export type Step = Append | Read | Follow;

/** The promotion of a standby that may lack acknowledged values. */
export interface Promotion {
  /** A time when the old primary was gone and the standby was not yet promoted. */
  at: number;
  /** The last version of the old primary's data that the promoted server has. */
  lastVersion?: number;
  /** Values that the promoted server lacks, if they are known in another way. */
  lost?: readonly string[];
}

export interface History {
  steps: readonly Step[];
  /** The list on the primary after all steps. */
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
  /** The steps that contradict each other or the final list. */
  steps: Step[];
  /** Names the affected values, and what is wrong with them. */
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
