/** The id of a message, the same for each attempt, and another for each webhook. */
export function messageId(webhook: string, changeSet: string): string {
  return `msg_${changeSet}_${webhook}`.replaceAll('-', '');
}
