import { type OccurrenceStatus } from '../generated/enums.js';

const COURSE = [
  ...(['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED', 'ONGOING', 'COMPLETED'] as const),
] satisfies OccurrenceStatus[];

/**
 * Whether a visit or event may later change from one status to another. It moves forward along its course, or is cancelled
 * before it is completed, and may then be proposed again.
 */
export function mayFollow(earlier: string, later: string): boolean {
  if (earlier === later) return true;
  if (earlier === 'COMPLETED') return false;
  if (later === 'CANCELLED') return true;
  if (earlier === 'CANCELLED') return later !== 'ONGOING' && later !== 'COMPLETED';
  return COURSE.indexOf(later as 'PLANNED') > COURSE.indexOf(earlier as 'PLANNED');
}
