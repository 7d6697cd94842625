/** The channels on which the triggers of the migrations tell that something was committed, and which change set. */
export const CHANNEL = 'communique_data';
const CHANGE_SETS = 'communique_changes';
export const CHANNELS = [CHANNEL, CHANGE_SETS];

/** Who is told of what any process commits. */
export interface ChangeListener {
  /** Changes are told from here on, and again after an interruption; those in between were not. */
  listening(): void;
  /** Something was committed; whoever reads now sees it. */
  changed?(payload: string): void;
  /** A change set was committed: its id. */
  recorded?(changeSet: string): void;
  /** Until `listening`, changes are not told. */
  interrupted(): void;
}

/** Tells a listener what a channel says. */
export function tell(listener: ChangeListener, channel: string, payload: string): void {
  if (channel === CHANGE_SETS) listener.recorded?.(payload);
  else listener.changed?.(payload);
}
