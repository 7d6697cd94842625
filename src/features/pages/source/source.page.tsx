import { Section } from '../layout/section.js';
import { capitalize } from '../../../shared/capitals.js';
import { citeLink } from '../cite/panels.js';
import { Since, sinceCited } from '../cite/since.js';
import { machineDate } from '../dates/date-text.js';
import { Text } from '../facts/names.js';
import { SourcePageDocument, type SourcePageQuery } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import { definePage, type PageRequest, type Site, routeSlug } from '../page.js';
import { RecordFields } from '../records/record.js';
import { passageId, sourceUrl, WINDOW, withQuery } from '../../../http/urls.js';
import { counted, number, SOURCE_KIND } from '../words.js';
import { Cards, SourcePassages, placeText, type Whence, sourceWhence } from './cards.js';
import { type PassageFacts, distinctPassages, uncounted } from './facts.js';
import { MarkedText } from './marked-text.js';
import { type MarkedSpan, spanIn } from './marks.js';
import { SourceFacts } from './source-facts.js';
import { withdrawnSourcePage } from './withdrawn-source.page.js';

type Source = NonNullable<SourcePageQuery['source']>;

/** The highest accepted number of a part. Parts are numbered from 1. */
const MOST_PARTS = 100_000;

/** Returns the span that a search found, if the URL contains one. */
const stretchOf = ({ query }: PageRequest) => spanIn(query.get('passage'));

/** Whether to show a data set as a file. This includes search results, whose offsets refer to the file. */
const isAsFile = (request: PageRequest) => request.query.get('as') === 'file' || stretchOf(request) !== null;

function partOf(request: PageRequest): number {
  const stretch = stretchOf(request);
  const part = stretch ? Math.floor(stretch.start / WINDOW) + 1 : Number(request.query.get('part') ?? 1);
  return Number.isInteger(part) && part >= 1 && part <= MOST_PARTS ? part : 1;
}

export const sourcePage = definePage({
  route: '/sources/:slug',
  document: SourcePageDocument,
  reads: ['part', 'passage', 'as', 'version'],
  variables: (request) => {
    const start = (partOf(request) - 1) * WINDOW;
    return { slug: routeSlug(request), start, end: start + WINDOW, ...sinceCited(request) };
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
      description: `${capitalize(SOURCE_KIND[source.kind])}${source.publisher ? ` of ${source.publisher.name}` : ''}: its passages, and the facts that cite them.`,
      canonical: path,
      file: { name: 'Web Annotations', url: `/export${sourceUrl(source)}/annotations.jsonld` },
      jsonLd: {
        '@type': source.kind === 'DATASET' ? 'Dataset' : 'Article',
        '@id': site.origin + sourceUrl(source),
        name: source.title,
        ...(source.url !== null && { url: source.url }),
        ...(published && { datePublished: published }),
        ...(source.licence !== null && { license: source.licence }),
        ...(source.archivedUrl !== null && { archivedAt: source.archivedUrl }),
        ...(source.publisher && { publisher: { '@type': 'Organization', name: source.publisher.name } }),
      },
      cite: { title: source.title, path: sourceUrl(source), takesVersion: true, source },
      main: () => <SourceMain {...{ source, part, request, site }} stretch={stretchOf(request)} asFile={isAsFile(request)} />,
    };
  },
});

interface SourceMainProps {
  source: Source;
  part: number;
  stretch: MarkedSpan | null;
  /** Whether to show a data set as its file instead of as records. */
  asFile: boolean;
  request: PageRequest;
  site: Site;
}

function SourceMain({ source, part, stretch, asFile, request, site }: SourceMainProps) {
  const passages = distinctPassages(source);
  const parts = Math.max(1, Math.ceil(source.length / WINDOW));
  const more = uncounted(source);
  const hasText = source.text !== null && source.length > 0;
  const heading = !hasText ? 'Passages' : source.kind === 'DATASET' && !asFile ? 'Records' : 'Text';
  return (
    <article>
      <div class="lead">
        <p class="kicker">Source, {SOURCE_KIND[source.kind]}</p>
        <h1>
          <Text lang={source.language}>{source.title}</Text>
        </h1>
        <Jumps to={[['text', heading], citeLink(sourceUrl(source))]} />
      </div>
      <Since of={source} request={request} site={site} />
      <SourceFacts source={source} />
      <Section id="text" title={heading}>
        {parts > 1 && <Parts label="Parts of the source" source={source} place={{ part, asFile }} parts={parts} />}
        <Body source={source} passages={passages} part={part} stretch={stretch} asFile={asFile} />
        {passages.length === 0 && <p>No fact cites this part.</p>}
        {more > 0 && (
          <p class="aside">
            {counted(more, 'more fact', 'more facts')} in this part {more === 1 ? 'is' : 'are'} not listed here. The API returns
            all of them.
          </p>
        )}
        {parts > 1 && <Parts label="Parts of the source, at the end" source={source} place={{ part, asFile }} parts={parts} />}
      </Section>
    </article>
  );
}

type BodyProps = Omit<SourceMainProps, 'request' | 'site'> & { passages: PassageFacts[] };

/** The text with its cards, the records of a data set, or, if the text is not stored, its passages. */
function Body({ source, passages, part, stretch, asFile }: BodyProps) {
  const [from, to] = [(part - 1) * WINDOW, Math.min(part * WINDOW, source.length)];
  const isData = source.kind === 'DATASET';
  const of = sourceWhence(source);
  if (source.text === null || source.length === 0)
    return (
      <>
        <p class="aside">
          {source.length > 0
            ? 'The text is not stored here. The ruler shows the positions of the passages. Only words that the source prints in quotation marks are shown.'
            : 'This source is a link, and is cited as a whole.'}
        </p>
        {to > from && <Ruler from={from} to={to} passages={passages} />}
        <SourcePassages passages={passages} of={of} />
      </>
    );
  if (isData && !asFile)
    return (
      <>
        <p class="aside">
          Each record is shown with the facts that it supports.{' '}
          <a href={partUrl(source, { part, asFile: true })}>View the original file</a>
        </p>
        <Records passages={passages} head={source.head ?? ''} raw={partUrl(source, { part, asFile: true })} of={of} />
      </>
    );
  return (
    <>
      <p class="aside">
        Highlighted words support a fact; the asterisk after them opens it.
        {isData && (
          <>
            {' '}
            <a href={partUrl(source, { part, asFile: false })}>As records</a>
          </>
        )}
      </p>
      <MarkedText {...{ text: source.text, language: source.language, offset: from, passages, stretch, isData, of }} />
    </>
  );
}

interface Place {
  part: number;
  asFile: boolean;
}

const partUrl = (source: Source, { part, asFile }: Place) =>
  withQuery(sourceUrl(source), { part: part > 1 ? part : null, as: asFile ? 'file' : null });

function Parts({ label, source, place, parts }: { label: string; source: Source; place: Place; parts: number }) {
  const { part } = place;
  const url = (n: number) => partUrl(source, { ...place, part: n });
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

interface RecordsProps {
  passages: readonly PassageFacts[];
  /** The beginning of the file, which may have a header. */
  head: string;
  /** The page that shows the file verbatim. */
  raw: string;
  of: Whence;
}

/** The records of a data set as labelled fields, each next to its facts. */
function Records({ passages, head, raw, of }: RecordsProps) {
  return (
    <div class="text fielded">
      {passages.map((passage, index) => (
        <div key={passageId(passage)} class="row" id={passageId(passage)}>
          <div>
            <h3>
              <Text>{passage.fragment ?? placeText(passage)}</Text>
            </h3>
            <RecordFields words={passage.exact ?? ''} head={head} />
            <p class="aside">
              <a href={`${raw}#${passageId(passage)}`}>View in the original file</a>
            </p>
          </div>
          <Cards passages={[{ ...passage, n: index + 1 }]} of={of} areRecords />
        </div>
      ))}
    </div>
  );
}

const [WIDTH, HEIGHT] = [1000, 30];

/** Shows the positions of passages in a text that is not stored. The list next to it has the same information. */
function Ruler({ from, to, passages }: { from: number; to: number; passages: MarkedSpan[] }) {
  const at = (offset: number) => Math.round(((offset - from) / (to - from)) * WIDTH * 10) / 10;
  return (
    <svg class="ruler" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" preserveAspectRatio="none">
      <rect class="track" x="0" y="10" width={WIDTH} height="10" />
      {passages.map(({ start, end }) => (
        <rect
          key={`${start} ${end}`}
          class="mark"
          x={at(start)}
          y="4"
          width={Math.max(1.5, Math.round((at(Math.min(end, to)) - at(start)) * 10) / 10)}
          height="22"
        />
      ))}
    </svg>
  );
}
