import { type OccurrenceStatus } from '../generated/enums.js';

const COURSE = [
  ...(['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED', 'ONGOING', 'COMPLETED'] as const),
] satisfies OccurrenceStatus[];

/**
 * Whether the status of a visit or event may change from `earlier` to `later`. A visit or event moves forward along its course,
 * or is cancelled before it is completed, and may then be proposed again. Until it begins, it can be postponed or denied. After
 * a denial, any other status contradicts it.
 */
export function mayFollow(earlier: string, later: string): boolean {
  if (earlier === later) return true;
  if (earlier === 'COMPLETED' || earlier === 'DENIED') return false;
  if (later === 'POSTPONED' || later === 'DENIED') return earlier !== 'ONGOING';
  if (later === 'CANCELLED' || earlier === 'POSTPONED') return true;
  if (earlier === 'CANCELLED') return later !== 'ONGOING' && later !== 'COMPLETED';
  return COURSE.indexOf(later as 'PLANNED') > COURSE.indexOf(earlier as 'PLANNED');
}
