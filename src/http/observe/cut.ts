import type { Socket } from 'node:net';

/** Why the server cut off a response, as named in the metrics. `words` is the text for the log. */
type CutReason = 'slow' | 'time' | 'held' | 'changed' | 'failed' | 'idle' | 'stopped';

const cuts = new WeakMap<Socket, { reason: CutReason; words: string }>();

/** Closes a connection in the middle of a response. Only the first reason is recorded. */
export function cutOff(socket: Socket, reason: CutReason, words: string): void {
  blame(socket, reason, words);
  socket.destroy();
}

/** Records why a connection is being closed elsewhere. */
export function blame(socket: Socket, reason: CutReason, words: string): void {
  if (!socket.destroyed && !cuts.has(socket)) cuts.set(socket, { reason, words });
}

/** Returns who closed a connection before the response was complete, and why. */
export function whoCut(socket: Socket): { by: 'client' | 'server'; reason: CutReason | 'left'; words: string } {
  const cut = cuts.get(socket);
  if (!cut) return { by: 'client', reason: 'left', words: 'by the client, before the response was complete' };
  return { by: 'server', reason: cut.reason, words: `by the server: ${cut.words}` };
}
