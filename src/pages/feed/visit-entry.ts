import { capitalize } from '../../capitals.js';
import { rangeText } from '../dates/date-text.js';
import type { FeedVisitFragment } from '../generated/graphql.js';
import { visitUrl } from '../urls.js';
import { STATUS } from '../words.js';
import type { Entry } from './feed.js';

/** A visit as an entry of a feed. It says nothing of what was changed. */
export function visitEntry(visit: FeedVisitFragment, origin: string): Entry {
  const summary = `Visit to ${visit.hostCountry.name}, ${rangeText(visit.start, visit.end)}: ${STATUS[visit.status]}.`;
  return { url: origin + visitUrl(visit), title: visit.title, updated: visit.updatedAt, summary: capitalize(summary) };
}
