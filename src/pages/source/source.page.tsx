import { capitalize } from '../../capitals.js';
import { CITE, CitePanel } from '../cite/cite-panel.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { DateOf } from '../dates/date.js';
import { dayText, machineDate } from '../dates/date-text.js';
import { Name, Text } from '../facts/names.js';
import { SourcePageDocument } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import { page, type PageRequest, type Site, slugOf } from '../page.js';
import { isWeb, sourceUrl, WINDOW, withQuery } from '../urls.js';
import { counted, languageName, number, SOURCE_KIND } from '../words.js';
import { passagesOf, type Source, uncounted } from './facts.js';
import { MarkedText, PassageFacts } from './marked-text.js';
import type { Span } from './marks.js';
import { Ruler } from './ruler.js';
import { withdrawnSourcePage } from './withdrawn-source.page.js';

/** Parts of a source are numbered from 1. */
const MOST_PARTS = 100_000;

/** The stretch of the text that a search found, if the address names one. */
function stretchOf({ query }: PageRequest): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(query.get('passage') ?? '') ?? [];
  return start === undefined ? null : { start: Number(start), end: Number(end) };
}

function partOf(request: PageRequest): number {
  const stretch = stretchOf(request);
  const part = stretch ? Math.floor(stretch.start / WINDOW) + 1 : Number(request.query.get('part') ?? 1);
  return Number.isInteger(part) && part >= 1 && part <= MOST_PARTS ? part : 1;
}

export const sourcePage = page({
  route: '/sources/:slug',
  document: SourcePageDocument,
  reads: ['part', 'passage', 'version'],
  variables: (request) => {
    const start = (partOf(request) - 1) * WINDOW;
    return { slug: slugOf(request), start, end: start + WINDOW, ...sinceCited(request) };
  },
  otherwise: withdrawnSourcePage,
  view: ({ source }, request, site) => {
    if (!source) return { missing: 'source' };
    const part = partOf(request);
    if (part > 1 && (part - 1) * WINDOW >= source.length) return { movedTo: sourceUrl(source) };
    const published = source.publishedOn && machineDate(source.publishedOn);
    const path = withQuery(sourceUrl(source), { part: part > 1 ? part : null });
    return {
      title: part > 1 ? `${source.title}, part ${part}` : source.title,
      description: `${capitalize(SOURCE_KIND[source.kind])}${source.publisher ? ` of ${source.publisher.name}` : ''}: its passages, and the facts that rest on them.`,
      canonical: path,
      file: { name: 'Web Annotations', url: `/export${sourceUrl(source)}/annotations.jsonld` },
      jsonLd: {
        '@type': source.kind === 'DATASET' ? 'Dataset' : 'Article',
        '@id': site.origin + sourceUrl(source),
        name: source.title,
        ...(source.url !== null && { url: source.url }),
        ...(published && { datePublished: published }),
        ...(source.licence !== null && { license: source.licence }),
        ...(source.publisher && { publisher: { '@type': 'Organization', name: source.publisher.name } }),
      },
      main: () => (
        <SourceMain source={source} part={part} stretch={stretchOf(request)} site={site} cited={citedVersion(request)} />
      ),
    };
  },
});

interface SourceMainProps {
  source: Source;
  part: number;
  stretch: Span | null;
  site: Site;
  /** The version of the data that a citation names; null without one. */
  cited: number | null;
}

function SourceMain({ source, part, stretch, site, cited }: SourceMainProps) {
  const passages = passagesOf(source);
  const [from, to] = [(part - 1) * WINDOW, Math.min(part * WINDOW, source.length)];
  const parts = Math.max(1, Math.ceil(source.length / WINDOW));
  const more = uncounted(source);
  /** A data set's records do not stand in its publisher's page as they do in its file. */
  const url = source.kind !== 'DATASET' && isWeb(source.url) ? source.url : null;
  const hasText = source.text !== null && source.length > 0;
  return (
    <article>
      <div class="lead">
        <p class="kicker">Source, {SOURCE_KIND[source.kind]}</p>
        <h1>
          <Text lang={source.language}>{source.title}</Text>
        </h1>
        <Jumps to={[['text', hasText ? 'Text' : 'Passages'], hasText && ['facts', 'Facts by passage'], CITE]} />
      </div>
      {cited !== null && <Since of={source} version={cited} />}
      <SourceFacts source={source} />
      <section aria-labelledby="text">
        <h2 id="text">{hasText ? 'Text' : 'Passages'}</h2>
        {parts > 1 && <Parts label="Parts of the source" source={source} part={part} parts={parts} />}
        {hasText ? (
          <>
            <p class="aside">Highlighted words support a fact; the number opens it.</p>
            <div class="reading">
              <MarkedText
                text={source.text!}
                language={source.language}
                offset={from}
                passages={passages}
                stretch={stretch}
                isData={source.kind === 'DATASET'}
              />
              <div>
                <h3 id="facts">Facts by passage</h3>
                <PassageFacts passages={passages} hasText url={url} />
              </div>
            </div>
          </>
        ) : (
          <>
            <p class="aside">
              {source.length > 0
                ? 'The text is not held here. The ruler shows where in it the passages stand; their words are given where the source prints them between quotation marks.'
                : 'This source is a link, and is cited as a whole.'}
            </p>
            {to > from && <Ruler from={from} to={to} passages={passages} />}
            <PassageFacts passages={passages} hasText={false} url={url} />
          </>
        )}
        {passages.length === 0 && <p>No fact cites this part.</p>}
        {more > 0 && <p class="aside">{counted(more, 'further fact')} of this part are not listed. The API has them all.</p>}
        {parts > 1 && <Parts label="Parts of the source, at the end" source={source} part={part} parts={parts} />}
      </section>
      <CitePanel
        title={source.title}
        url={site.origin + withQuery(sourceUrl(source), { version: site.version })}
        version={site.version}
      />
    </article>
  );
}

function Address({ url }: { url: string }) {
  if (!isWeb(url)) return <>{url}</>;
  return (
    <a href={url} rel="external">
      {url}
    </a>
  );
}

function SourceFacts({ source }: { source: Source }) {
  return (
    <dl class="facts">
      <div>
        <dt>Published</dt>
        <dd>
          <DateOf when={source.publishedOn} />
          {source.publisher && (
            <>
              {', '}
              <Name of={source.publisher} as="Organization" />
            </>
          )}
          {source.section !== null && (
            <>
              {', '}
              <Text>{source.section}</Text>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Address</dt>
        <dd>{source.url === null ? 'None is recorded.' : <Address url={source.url} />}</dd>
      </div>
      {source.licence !== null && (
        <div>
          <dt>Licence</dt>
          <dd>{source.licence}</dd>
        </div>
      )}
      <Covers source={source} />
      <div>
        <dt>Text</dt>
        <dd>
          {counted(source.length, 'character')}
          {source.language !== null && `, ${languageName(source.language)}`}
          <span class="aside">
            {' '}
            SHA-256 <code>{source.sha256.slice(0, 16)}…</code>, changed here on {dayText(source.updatedAt)}
          </span>
        </dd>
      </div>
    </dl>
  );
}

function Covers({ source: { coversHosts, coversGuests, coversYears, coversTrips } }: { source: Source }) {
  const parts = [
    coversTrips,
    coversHosts !== null && `hosts: ${coversHosts} only`,
    coversGuests !== null && `guests: ${coversGuests} only`,
    coversYears !== null && `years: ${coversYears}`,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <div>
      <dt>Covers</dt>
      <dd>
        <Text>{parts.join('; ')}</Text>
      </dd>
    </div>
  );
}

function Parts({ label, source, part, parts }: { label: string; source: Source; part: number; parts: number }) {
  const url = (n: number) => withQuery(sourceUrl(source), { part: n > 1 ? n : null });
  return (
    <nav class="paging" aria-label={label}>
      {part > 1 && <a href={url(part - 1)}>Part {number(part - 1)}</a>}
      <span>
        Part {number(part)} of {number(parts)}
      </span>
      {part < parts && <a href={url(part + 1)}>Part {number(part + 1)}</a>}
    </nav>
  );
}
