// The notifications that the store sends to processes, and their listeners.

/** Triggers in the migrations send each commit to the first channel, and each change set to the second. */
export const CHANNEL = 'communique_data';
const CHANGE_SETS = 'communique_changes';
/** Notified in the transaction that registers or resumes a webhook. */
export const WEBHOOKS = 'communique_webhooks';
export const CHANNELS = [CHANNEL, CHANGE_SETS, WEBHOOKS];

/** Receives notifications of commits from all processes. */
export interface ChangeListener {
  /** Notifications start at this version of the data, or resume at it after an interruption. Any in between are lost. */
  listening(version: number): void;
  /** A commit has advanced the data to this version; reads from now on see it. */
  changed?(payload: string): void;
  /** A change set with this id was committed. */
  recorded?(changeSet: string): void;
  /** A webhook was registered or resumed. */
  webhooksChanged?(): void;
  /** Notifications have stopped until the next call of `listening`. */
  interrupted(): void;
}

/** Passes a notification on to a listener. */
export function notify(listener: ChangeListener, channel: string, payload: string): void {
  if (channel === CHANGE_SETS) listener.recorded?.(payload);
  else if (channel === WEBHOOKS) listener.webhooksChanged?.();
  else listener.changed?.(payload);
}
