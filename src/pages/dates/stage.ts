import type { When } from './date-text.js';

export type Stage = 'ahead' | 'undated' | 'overdue';

/** Of what was announced: overdue is what should have happened before today. */
export function stageOf({ start, end }: { start: When | null; end: When | null }, today: string): Stage {
  const when = end ?? start;
  if (!when) return 'undated';
  return when.latest !== null && when.latest < today ? 'overdue' : 'ahead';
}
