import { rangeText, stayText } from '../dates/date-text.js';
import type { SearchPageQuery } from '../generated/graphql.js';
import { CITE } from '../cite/panels.js';
import { QuoteCard } from '../facts/statement.js';
import { Link, Text, Unbroken } from '../facts/names.js';
import { eventUrl, passagePageUrl, passageUrl, pageUrl, withQuery } from '../../../http/urls.js';
import { stretchUrl } from '../urls.js';
import { counted, plain, SOURCE_KIND, STATUS } from '../words.js';

export type Found = NonNullable<SearchPageQuery['search']>['edges'][number];
type Node = Found['node'];

/** A search result: the matching text, and its context and date. */
export function Match({ found: { node, headline: matched, missing } }: { found: Found }) {
  const { url, name, about } = told(node);
  const headline = matched === null ? null : node.__typename === 'Paragraph' ? withoutTags(matched) : withoutRepeats(matched);
  const text = headline === null ? <Text>{name}</Text> : <Headline html={headline} />;
  const lacks = missing.length > 0 && (
    <span class="aside">
      {' '}
      (without <Text>{missing.join(', ')}</Text>)
    </span>
  );
  if (node.__typename === 'Statement') {
    const [passage] = node.citationsConnection.nodes;
    return (
      <li>
        <QuoteCard statement={node} notes={null} words={<p dir="auto">{url === null ? text : <a href={url}>{text}</a>}</p>} />
        {passage && (
          <a class="aside" href={CITE + passagePageUrl(passage)}>
            Cite
          </a>
        )}
        {lacks}
      </li>
    );
  }
  const isName = node.__typename !== 'Paragraph';
  return (
    <li>
      {isName && headline !== null && !plainText(headline.replaceAll(/<\/?mark>/g, '')).includes(name) && (
        <>
          <Link to={url}>{name}</Link>{' '}
        </>
      )}
      {url === null ? text : <a href={url}>{text}</a>}
      {about !== '' && (
        <span class="aside">
          {' '}
          <bdi>{about}</bdi>
        </span>
      )}
      <Related node={node} />
      {lacks}
    </li>
  );
}

/** Links to the visits of a person or a country. */
function Related({ node }: { node: Node }) {
  if (node.__typename !== 'Person' && node.__typename !== 'Country') return null;
  const visits = (set: Record<string, string>) => withQuery('/visits', set);
  const [first, second] =
    node.__typename === 'Person'
      ? [
          { to: visits({ who: node.slug }), text: counted(node.visits.totalCount, 'visit') },
          { to: `${pageUrl(node)}#met`, text: 'who met this person' },
        ]
      : [
          { to: visits({ guest: node.slug }), text: 'visits made' },
          { to: visits({ host: node.slug }), text: 'visits received' },
        ];
  return (
    <span class="aside">
      {' '}
      · <a href={first.to}>{first.text}</a> · <a href={second.to}>{second.text}</a>
    </span>
  );
}

/** Removes the tags from a record in an XML source. */
function withoutTags(headline: string): string {
  return headline.replaceAll(/(?:\s*&lt;\/?[\w:.-]+(?:(?!&gt;).)*&gt;\s*)+/gs, ' · ').replaceAll(/^ · | · $/g, '');
}

/** Removes duplicate names from a headline, since an abbreviation may be equal to the name. */
function withoutRepeats(headline: string): string {
  const names = headline.split(' · ');
  return names.filter((name, index) => names.indexOf(name) === index).join(' · ');
}

function told(node: Node): { url: string | null; name: string; about: string } {
  switch (node.__typename) {
    case 'Person':
      return { url: pageUrl(node), name: node.name, about: node.country?.name ?? '' };
    case 'Organization':
      return { url: pageUrl(node), name: node.name, about: plain(node.organizationKind) };
    case 'Country':
      return { url: pageUrl(node), name: node.name, about: '' };
    case 'Visit':
      return {
        url: pageUrl(node),
        name: node.title,
        about: `${stayText({ ...node, kind: node.visitKind })}, ${STATUS[node.status]}`,
      };
    case 'Event': {
      const when = node.start || node.end ? rangeText(node.start, node.end) : '';
      const told = [node.title.endsWith(when) ? '' : when, node.status === 'COMPLETED' ? '' : STATUS[node.status]];
      return { url: eventUrl(node), name: node.title, about: told.filter(Boolean).join(', ') };
    }
    case 'Statement': {
      const [passage] = node.citationsConnection.nodes;
      return { url: passage ? passageUrl(passage) : null, name: '', about: '' };
    }
    case 'Paragraph':
      return { url: stretchUrl({ ...node, start: node.from, end: node.to }), name: '', about: node.source.title };
    case 'Topic':
      return { url: withQuery('/statements', { topic: node.name }), name: node.name, about: '' };
    case 'Source': {
      const published = node.publishedOn ? `, ${rangeText(node.publishedOn, null)}` : '';
      return { url: pageUrl(node), name: node.title, about: SOURCE_KIND[node.sourceKind] + published };
    }
  }
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

/** The API's headline, HTML with only `<mark>`, rebuilt from its text, since foreign HTML is not trusted. */
function Headline({ html }: { html: string }) {
  return (
    <bdi>
      {html.split(/(<mark>[^<]*<\/mark>)/).map((part, index) => {
        const [, marked] = /^<mark>([^<]*)<\/mark>$/.exec(part) ?? [];
        return marked === undefined ? (
          <Unbroken key={index}>{plainText(part)}</Unbroken>
        ) : (
          <mark key={index}>{plainText(marked)}</mark>
        );
      })}
    </bdi>
  );
}

function plainText(html: string): string {
  return html.replace(/&(lt|gt|quot|amp|#39|#x27);/g, (entity) => ENTITIES[entity]!);
}
