import { capitalize } from '../../../shared/capitals.js';
import { rangeText } from '../dates/date-text.js';
import type { FeedVisitFragment } from '../generated/graphql.js';
import type { Body } from '../page.js';
import { visitUrl } from '../../../http/urls.js';
import { STATUS } from '../words.js';
import { xml } from '../../exports/xml.js';

/** The maximum number of entries in a feed. */
export const MOST_FEED_ENTRIES = 100;

export interface FeedEntry {
  /** The absolute address, which also identifies the entry. */
  url: string;
  title: string;
  /** An instant such as 2018-03-25T12:00:00.000Z. */
  updated: string;
  summary: string;
}

export interface FeedDocument {
  title: string;
  origin: string;
  /** The paths of the feed and of the corresponding page. */
  path: string;
  page: string;
  entries: readonly FeedEntry[];
}

/** Returns a visit as an entry of a feed. The entry does not describe the change. */
export function visitEntry(visit: FeedVisitFragment, origin: string): FeedEntry {
  const summary = `Visit to ${visit.hostCountry.name}, ${rangeText(visit.start, visit.end)}: ${STATUS[visit.status]}.`;
  return { url: origin + visitUrl(visit), title: visit.title, updated: visit.updatedAt, summary: capitalize(summary) };
}

/** Returns a feed in Atom (RFC 4287). */
export function atom({ title, origin, path, page, entries }: FeedDocument): Body {
  const updated = entries[0]?.updated ?? '1970-01-01T00:00:00.000Z';
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${xml(origin + path)}</id>
  <title>${xml(title)}</title>
  <updated>${updated}</updated>
  <author><name>Communiqué</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(origin + path)}"/>
  <link rel="alternate" type="text/html" href="${xml(origin + page)}"/>
${entries.map(atomEntry).join('')}</feed>
`;
  return { body, type: 'application/atom+xml; charset=utf-8' };
}

const atomEntry = ({ url, title, updated, summary }: FeedEntry) => `  <entry>
    <id>${xml(url)}</id>
    <title>${xml(title)}</title>
    <updated>${updated}</updated>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <summary>${xml(summary)}</summary>
  </entry>
`;
