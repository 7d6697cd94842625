import { capitalize } from '../../capitals.js';
import { lately } from '../dates/lately.js';
import { rangeText } from '../dates/date-text.js';
import { ChangesFeedDocument, type ChangesFeedQuery } from '../generated/graphql.js';
import { page } from '../page.js';
import { sourceUrl, visitUrl } from '../urls.js';
import { SOURCE_KIND, STATUS } from '../words.js';

/** Entries of the feed. */
const MOST = 100;

interface Entry {
  url: string;
  title: string;
  updated: string;
  summary: string;
}

/** What changed lately, as Atom (RFC 4287). It has no personal data and no values from before. */
export const changesFeed = page({
  route: '/changes.atom',
  document: ChangesFeedDocument,
  variables: ({ today }) => ({ since: lately(today) }),
  view: (data, _request, { origin }) => ({
    body: atom(origin, entriesOf(data, origin)),
    type: 'application/atom+xml; charset=utf-8',
  }),
});

function entriesOf({ visits, sources }: ChangesFeedQuery, origin: string): Entry[] {
  const entries = [
    ...visits.nodes.map((visit) => ({
      url: origin + visitUrl(visit),
      title: visit.title,
      updated: visit.updatedAt,
      summary: `Visit to ${visit.hostCountry.name}, ${rangeText(visit.start, visit.end)}: ${STATUS[visit.status]}.`,
    })),
    ...sources.nodes.map((source) => ({
      url: origin + sourceUrl(source),
      title: source.title,
      updated: source.updatedAt,
      summary: `Source: ${SOURCE_KIND[source.kind]}.`,
    })),
  ];
  return entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1)).slice(0, MOST);
}

function atom(origin: string, entries: Entry[]): string {
  const updated = entries[0]?.updated ?? '1970-01-01T00:00:00.000Z';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${xml(origin)}/changes.atom</id>
  <title>Communiqué: changes</title>
  <updated>${updated}</updated>
  <author><name>Communiqué</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(origin)}/changes.atom"/>
  <link rel="alternate" type="text/html" href="${xml(origin)}/"/>
${entries.map(entry).join('')}</feed>
`;
}

const entry = ({ url, title, updated, summary }: Entry) => `  <entry>
    <id>${xml(url)}</id>
    <title>${xml(title)}</title>
    <updated>${updated}</updated>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <summary>${xml(capitalize(summary))}</summary>
  </entry>
`;

/** Escaped, and without the control characters that XML does not allow. */
function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
