import { Section } from '../layout/section.js';
import { Term } from '../layout/term.js';
import { createHash } from 'node:crypto';
import { type Citation, citeLink, EmbedPanel } from '../cite/panels.js';
import { dateText } from '../dates/date-text.js';
import { errorView } from '../errors/errors.js';
import { CommaName, CommaText, Link, Text } from '../facts/names.js';
import { isOfOutlet, QuoteCard } from '../facts/statement.js';
import { shortened } from '../../../shared/shortened.js';
import { PassagePageDocument, type PassagePageQuery, type QuotedFragment } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import { definePage, type PageRequest, routeSlug } from '../page.js';
import { RecordFields } from '../records/record.js';
import { passagePageUrl, passageUrl, sourceUrl } from '../../../http/urls.js';
import { counted, number } from '../words.js';
import { AtPublisher, FactList, placeText, sourceWhence } from './cards.js';
import { AROUND, passageContext } from './context.js';
import { citationsByKind, type PassageFacts, distinctPassages } from './facts.js';
import { paragraphs, segments, type MarkedSpan, spanIn } from './marks.js';
import { Address, Kept } from './source-facts.js';
import { withdrawnSourcePage } from './withdrawn-source.page.js';

type Source = NonNullable<PassagePageQuery['source']>;
type Shown = PassageFacts & { digest: string | null };

/** The maximum length of a passage that no fact cites, in code points. */
const LONGEST = 5_000;

/** The maximum length of a quotation that serves as the title of a citation. */
const LONGEST_TITLE = 200;

const spanOf = ({ params }: PageRequest) => spanIn(params['span']);

export const passagePage = definePage({
  route: '/sources/:slug/p/:span',
  document: PassagePageDocument,
  isEmbeddable: true,
  variables: (request) => {
    const { start, end } = spanOf(request) ?? { start: 0, end: 0 };
    return { slug: routeSlug(request), start, end: start + 1, from: Math.max(0, start - AROUND), to: end + AROUND };
  },
  otherwise: withdrawnSourcePage,
  view: ({ source }, request, site) => {
    if (!source) return { missing: 'source' };
    const span = spanOf(request);
    const passage = span && passageOf(source, span);
    if (!passage) return { ...errorView(404, `No fact cites this passage of “${source.title}”.`), status: 404 };
    const url = passagePageUrl({ ...passage, source });
    const title = headingOf(source, passage);
    const shown = { source, passage, title, url };
    return {
      title,
      description: `${titleOf(source, passage)}: the words, the facts that cite them, and how to check and cite them.`,
      ...(passage.facts.length > 0 && { canonical: url }), // other spans also have URLs, but are not indexed
      jsonLd: {
        '@type': 'Quotation',
        '@id': site.origin + url,
        ...(passage.exact !== null && { text: passage.exact }),
        isPartOf: { '@type': 'CreativeWork', '@id': site.origin + sourceUrl(source), name: source.title },
      },
      cite: { ...citationOf(source, passage), path: url, source },
      embed: <PassageEmbed {...shown} />,
      main: () => (
        <article>
          <div class="lead">
            <p class="kicker">Passage of a source</p>
            <h1>
              <Text>{title}</Text>
            </h1>
            <Whence {...shown} />
            <Jumps to={[['facts', 'What this supports'], ['words', 'The words'], ['check', 'Check the words'], citeLink(url)]} />
          </div>
          <Section id="facts" title="What this supports" class="resting">
            {passage.facts.length > 0 ? <FactList facts={passage.facts} /> : <p>No fact cites exactly these words.</p>}
          </Section>
          <Section id="words" title={source.text === null ? 'The words' : 'The words in their source'}>
            <Words {...shown} />
            <p class="aside">
              {source.text === null &&
                passage.exact !== null &&
                'Only quoted words may be shown here, without the text around them. '}
              {source.text === null &&
                source.url === null &&
                `No link to the source is recorded: find it by its ${knownOf(source)}. `}
              <a href={passageUrl({ ...passage, source })}>
                {source.text === null ? 'Among the passages of the source' : 'See in context'}
              </a>
              <AtPublisher passage={passage} url={sourceWhence(source).url} />
            </p>
          </Section>
          <Check {...shown} />
          <EmbedPanel title={title} url={`${site.origin}/embed${url}`} />
        </article>
      ),
    };
  },
});

/** Returns a passage with its facts. A span of a stored text may have none. Null if there are neither facts nor text. */
function passageOf(source: Source, { start, end }: MarkedSpan): Shown | null {
  const known = distinctPassages(source).find((each) => each.start === start && each.end === end);
  const exact = known?.exact ?? wordsOf(source, { start, end });
  if (!known && exact === null) return null;
  const cited = citationsByKind(source)
    .flatMap((kind): { start: number; end: number; digest: string | null }[] => kind.nodes)
    .find((each) => each.start === start && each.end === end);
  const digest = exact === null ? (cited?.digest ?? null) : createHash('sha256').update(exact).digest('hex');
  return { start, end, fragment: known?.fragment ?? null, exact, facts: known?.facts ?? [], digest };
}

function wordsOf({ text, length }: Source, { start, end }: MarkedSpan): string | null {
  if (text === null || end <= start || end > length || end - start > LONGEST) return null;
  const from = start - Math.max(0, start - AROUND);
  return [...text].slice(from, from + end - start).join('');
}

/** Returns the words of a passage; for a data set, the name of the record, since its words are in the file's syntax. */
function headingOf(source: Source, passage: PassageFacts): string {
  if (source.kind === 'DATASET' && passage.facts.length > 0)
    return passage.fragment === null ? placeText(passage) : `Record ${passage.fragment}`;
  return passage.exact === null ? titleOf(source, passage) : `“${shortened(passage.exact, 80)}”`;
}

/** Returns the title of a passage for citations. */
const titleOf = ({ title }: Source, passage: PassageFacts) => `${title}, ${placeText(passage).toLowerCase()}`;

/** Cites a quotation by its words and speakers, and any other passage by the source, whose authors are not the speakers. */
function citationOf(source: Source, passage: PassageFacts): Pick<Citation, 'title' | 'speakers' | 'notes'> {
  const place = titleOf(source, passage);
  const [quote, ...others] = passage.facts.flatMap(({ statement }) => statement ?? []);
  const isQuoted = quote?.kind === 'DIRECT_QUOTE' || quote?.kind === 'PARTIAL_QUOTE';
  if (!isQuoted || others.some(({ text }) => text !== quote.text)) return { title: place };
  const { reportedBy } = quote;
  const reported = reportedBy && !isOfOutlet(quote) ? [`Reported by ${reportedBy.name}`] : [];
  return { title: shortened(quote.text, LONGEST_TITLE), speakers: namesOf(quote), notes: [...reported, `Quoted in: ${place}`] };
}

const namesOf = ({ speakers, speakersAsPrinted }: QuotedFragment): readonly string[] =>
  speakers.length > 0 ? speakers.map(({ name }) => name) : speakersAsPrinted;

/** Returns what a reader can find a source by. */
function knownOf({ publisher, publishedOn }: Source): string {
  if (publisher) return publishedOn ? 'title, outlet and date' : 'title and outlet';
  return publishedOn ? 'title and date' : 'title';
}

interface Props {
  source: Source;
  passage: Shown;
  title: string;
  url: string;
}

function Whence({ source }: Props) {
  return (
    <p class="deck">
      From{' '}
      <Link to={sourceUrl(source)} lang={source.language}>
        {source.title}
      </Link>
      <CommaName of={source.publisher} as="Organization" />
      {source.kind === 'ARTICLE' && !source.publisher && ', author and outlet not recorded'}
      <CommaText>{source.section && `section: ${source.section}`}</CommaText>
      {source.publishedOn && `, ${dateText(source.publishedOn)}`}
    </p>
  );
}

/** The words in their paragraph, as far as the text is stored. */
function Words({ source, passage }: Props) {
  if (passage.exact === null) return <p>We cannot republish these words: only quotations from this source may be shown.</p>;
  if (source.kind === 'DATASET' && passage.facts.length > 0)
    return <RecordFields words={passage.exact} head={source.head ?? ''} />;
  if (source.text === null)
    return (
      <blockquote class="context" lang={source.language ?? 'und'}>
        <p dir="auto">
          <mark>{passage.exact}</mark>
        </p>
      </blockquote>
    );
  const offset = Math.max(0, passage.start - AROUND);
  const { text, offset: from, isCutBefore, isCutAfter } = passageContext(source.text, offset, passage, source.length);
  const lines = paragraphs(segments(text, from, [passage]));
  return (
    <blockquote class="context" lang={source.language ?? 'und'}>
      {lines.map((line, index) => (
        <p key={index} dir="auto">
          {index === 0 && isCutBefore && '… '}
          {line.map((segment, each) =>
            segment.passages.length > 0 ? <mark key={each}>{segment.text}</mark> : <span key={each}>{segment.text}</span>,
          )}
          {index === lines.length - 1 && isCutAfter && ' …'}
        </p>
      ))}
    </blockquote>
  );
}

/** The data that readers need to find the same words in their own copy of the text. */
function Check({ source, passage }: Props) {
  return (
    <details class="cite">
      <summary>Check the words</summary>
      {/* Inside the collapsed part, so that a browser expands it when a reader follows a link to it. */}
      <div id="check">
        <p>
          {passage.end === 0
            ? 'The source is a link: it is cited as a whole, and its text is not stored.'
            : `Verify: the text from character ${number(passage.start)} up to, but not including, ${number(passage.end)}. Characters are Unicode code points, counted from 0; hashes are of UTF-8.`}
        </p>
        <dl class="facts wide">
          {passage.digest !== null && (
            <Term name="The words">
              SHA-256 <code>{passage.digest}</code>
            </Term>
          )}
          <Term name="The text">
            {number(source.length)} characters, SHA-256 <code>{source.sha256}</code>
          </Term>
          {source.url !== null && (
            <Term name="The original">
              <Address url={source.url} />
            </Term>
          )}
          <Kept source={source} />
          {source.licence !== null && <Term name="Licence">{source.licence}</Term>}
        </dl>
      </div>
    </details>
  );
}

/** The embedded view for other sites. */
function PassageEmbed(props: Props) {
  const { passage, url } = props;
  const statements = passage.facts.flatMap(({ statement }) => (statement ? [statement] : []));
  return (
    <article>
      {statements.map((statement, index) => (
        <QuoteCard key={index} statement={statement} notes={null} words={<></>} />
      ))}
      <Words {...props} />
      {statements.length === 0 && <Whence {...props} />}
      <p class="aside">
        <a href={url}>Check these words: they support {counted(passage.facts.length, 'fact')}</a>
      </p>
    </article>
  );
}
