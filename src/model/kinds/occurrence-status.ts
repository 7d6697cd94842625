import { type OccurrenceStatus } from '../generated/enums.js';

const COURSE = [
  ...(['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED', 'ONGOING', 'COMPLETED'] as const),
] satisfies OccurrenceStatus[];

/**
 * Whether a visit or event that had one status may have another later: it moves on along its course, or is cancelled
 * before it is completed, and may be proposed again after that.
 */
export function mayFollow(earlier: string, later: string): boolean {
  if (earlier === later) return true;
  if (earlier === 'COMPLETED') return false;
  if (later === 'CANCELLED') return true;
  if (earlier === 'CANCELLED') return later !== 'ONGOING' && later !== 'COMPLETED';
  return COURSE.indexOf(later as 'PLANNED') > COURSE.indexOf(earlier as 'PLANNED');
}
