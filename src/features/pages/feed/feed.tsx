import { capitalize } from '../../../shared/capitals.js';
import { groupBy } from '../../../shared/group-by.js';
import { dayText, stayText } from '../dates/date-text.js';
import { Link, Text } from '../facts/names.js';
import type { FeedVisitFragment } from '../generated/graphql.js';
import type { Body, View } from '../page.js';
import { visitUrl } from '../../../http/urls.js';
import { counted, hostName, STATUS } from '../words.js';
import { withArticle } from '../../counts/scope.js';
import { xml } from '../../exports/xml.js';

/** If this many visits were added together with a source, the feed of all changes has only the source. */
export const MANY = 20;

export interface FeedEntry {
  /** The absolute URL, which also identifies the entry. */
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
  /** The path of the feed's next page, with older changes; null on the last page. */
  next?: string | null;
  entries: readonly FeedEntry[];
}

/** Returns a visit as an entry of a feed. The title says whether it was added or changed, but not what changed. */
export function visitEntry(visit: FeedVisitFragment, origin: string): FeedEntry {
  const summary = `Visit to ${withArticle(hostName(visit))}, ${stayText(visit)}: ${STATUS[visit.status]}.`;
  const title = `${visit.version === 1 ? 'Added' : 'Changed'}: ${visit.title}`;
  return { url: origin + visitUrl(visit), title, updated: visit.updatedAt, summary: capitalize(summary) };
}

/** Returns a feed in Atom (RFC 4287), whose pages are linked as in RFC 5005, and the page that browsers show instead. */
export function atom(feed: FeedDocument): Body {
  const { title, origin, path, page, next, entries } = feed;
  const updated = entries[0]?.updated ?? '1970-01-01T00:00:00.000Z';
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${xml(origin + path)}</id>
  <title>${xml(title)}</title>
  <updated>${updated}</updated>
  <author><name>Communiqué</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(origin + path)}"/>
  <link rel="alternate" type="text/html" href="${xml(origin + page)}"/>
${next ? `  <link rel="next" type="application/atom+xml" href="${xml(origin + next)}"/>\n` : ''}${entries.map(atomEntry).join('')}</feed>
`;
  return { body, type: 'application/atom+xml; charset=utf-8', opened: feedView(feed) };
}

const atomEntry = ({ url, title, updated, summary }: FeedEntry) => `  <entry>
    <id>${xml(url)}</id>
    <title>${xml(title)}</title>
    <updated>${updated}</updated>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <summary>${xml(summary)}</summary>
  </entry>
`;

/** A feed's entries for people, who cannot read XML and need the feed's URL for their feed reader. */
function feedView({ title, origin, path, page, next, entries }: FeedDocument): View {
  const imported = Math.max(0, ...[...groupBy(entries, ({ updated }) => updated).values()].map(({ length }) => length));
  return {
    title,
    description: 'A feed to follow: recent changes, newest first.',
    feed: { title, path },
    main: () => (
      <>
        <div class="lead short">
          <p class="kicker">Feed</p>
          <h1>
            <Text>{capitalize(title.replace('Communiqué: ', ''))}</Text>
          </h1>
          <p class="deck">
            To follow these changes, copy this address into a feed reader: <code>{origin + path}</code>
          </p>
          <p>
            <a href={page}>Open the page that this feed follows</a>
          </p>
        </div>
        {entries.length === 0 && <p>Nothing has changed.</p>}
        {imported >= MANY && (
          <p class="aside">{counted(imported, 'entry', 'entries')} came with one import, and may be about visits of long ago.</p>
        )}
        <ul class="plain rows">
          {entries.map(({ url, title: name, summary, updated }) => (
            <li key={url}>
              <Link to={url.replace(origin, '')}>{name}</Link>{' '}
              <span class="aside">
                <Text>{summary}</Text> {dayText(updated)}.
              </span>
            </li>
          ))}
        </ul>
        {next && (
          <p class="more">
            <a href={next}>Older changes</a>
          </p>
        )}
      </>
    ),
  };
}
