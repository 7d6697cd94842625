import { CodePoints } from '../../../model/text/code-points.js';
import { passagePageUrl, sourceUrl } from '../../../http/urls.js';
import { CITE } from '../cite/panels.js';
import { CommaText, Link, SentenceList, Text } from '../facts/names.js';
import { QuoteCard, speakersText } from '../facts/statement.js';
import { CheckPageDocument, type CheckPageQuery, type QuotationVerdict } from '../generated/graphql.js';
import { Section } from '../layout/section.js';
import { definePage } from '../page.js';
import { shortened } from '../../../shared/shortened.js';
import { counted, number } from '../words.js';

const PATH = '/check';
const LONGEST = 100_000;

type Quotation = NonNullable<CheckPageQuery['checkQuotations']>['quotations'][number];
type Match = Quotation['matches'][number];

const VERDICT: Record<QuotationVerdict, string> = {
  VERBATIM: 'Verbatim',
  ALTERED: 'Altered',
  MISATTRIBUTED: 'Said by somebody else',
  TOO_SHORT: 'Too short to check',
  NOT_FOUND: 'Not found',
};

/** Browsers send line breaks of forms as CRLF. */
const given = (query: URLSearchParams) => (query.get('text') ?? '').replaceAll('\r\n', '\n');

export const checkPage = definePage({
  route: PATH,
  document: CheckPageDocument,
  takesForm: { text: LONGEST },
  variables: ({ query }) => ({ text: given(query), asked: given(query).trim() !== '' }),
  view: ({ checkQuotations: check, said }, { query }) => ({
    title: 'Check quotations',
    description: 'Compare each quotation in a text with the statements and the texts of sources, word by word.',
    canonical: PATH,
    main: () => (
      <>
        <div class="lead">
          <h1>Check quotations</h1>
          <p class="deck">
            Paste an article, a transcript or an assistant’s answer. Each quotation in it is compared, word by word, with what the
            sources here print. The text is not kept.
          </p>
          <form action={PATH} method="post" class="check">
            <label for="text">Text</label>
            <textarea id="text" name="text" rows={10} maxLength={LONGEST} required>
              {given(query)}
            </textarea>
            <button type="submit">Check</button>
          </form>
        </div>
        {check && <Result check={check} text={given(query)} />}
        <Section id="coverage" title="What is compared">
          <p>
            {counted(said.statementsCount, 'statement')} from {counted(said.totalCount, 'source')}, and the texts of sources that
            may be shown. A quotation that is not found may still be right: <a href="/sources">the sources</a> do not cover
            everything.
          </p>
        </Section>
      </>
    ),
  }),
});

function Result({
  check: { quotations, counts },
  text,
}: {
  check: NonNullable<CheckPageQuery['checkQuotations']>;
  text: string;
}) {
  const found = counts.filter(({ count }) => count > 0);
  const cut = quotations.filter((each) => each.verdict === 'VERBATIM' && cutIn(each) !== '').length;
  const ofUnknown = quotations.filter(({ isSpeakerKnown }) => isSpeakerKnown === false).length;
  if (quotations.length === 0) return <p role="status">The text has no quotation marks.</p>;
  return (
    <>
      <p role="status" class="total">
        {counted(quotations.length, 'quotation')}:{' '}
        {found.map(({ verdict, count }) => `${count} ${VERDICT[verdict].toLowerCase()}`).join(', ')}
        {cut > 0 && `. Of the verbatim ones, ${number(cut)} ${cut === 1 ? 'leaves' : 'leave'} out words`}
        {ofUnknown > 0 && `. For ${ofUnknown}, the text names a speaker who is not stored here.`}
      </p>
      <Section id="marked" title="The text">
        <MarkedText quotations={quotations} text={text} />
      </Section>
      <Section id="quotations" title="The quotations" count={quotations.length}>
        <ol class="plain checked">
          {quotations.map((quotation, index) => (
            <Card key={index} quotation={quotation} number={index + 1} />
          ))}
        </ol>
      </Section>
    </>
  );
}

/** The text with each quotation marked, and linked to its card. */
function MarkedText({ quotations, text }: { quotations: readonly Quotation[]; text: string }) {
  const points = new CodePoints(text);
  return (
    <div class="checked-text" dir="auto">
      {quotations.map(({ start, end, verdict }, index) => (
        <>
          {points.slice(quotations[index - 1]?.end ?? 0, start)}
          <mark class={verdict.toLowerCase()}>{points.slice(start, end)}</mark>
          <sup>
            <a href={`#quotation-${index + 1}`}>
              <span class="hidden">{VERDICT[verdict]}, quotation </span>
              {index + 1}
            </a>
          </sup>
        </>
      ))}
      {points.slice(quotations.at(-1)!.end, points.length)}
    </div>
  );
}

function Card({ quotation, number }: { quotation: Quotation; number: number }) {
  const { text, verdict, speakerAsPrinted, isSpeakerKnown, matches } = quotation;
  const speakers = speakersOf(quotation);
  return (
    <li id={`quotation-${number}`}>
      <h3>
        {number}. {VERDICT[verdict]}
        {verdict === 'ALTERED' && isSpeakerKnown && `, and ${VERDICT.MISATTRIBUTED.toLowerCase()}`}
        <Text>{cutIn(quotation)}</Text>
      </h3>
      <blockquote dir="auto">“{text}”</blockquote>
      {(speakerAsPrinted !== null || speakers.length > 1) && (
        <p class="aside">
          {speakerAsPrinted !== null && (
            <>
              Attributed to <Text>{speakerAsPrinted}</Text>
              {isSpeakerKnown === false && ', who is not stored here'}.
            </>
          )}
          {(isSpeakerKnown !== null || speakers.length > 1) && speakers.length > 0 && (
            <>
              {' '}
              {speakers.length > 1 ? 'Passages give' : 'The source gives'} these words to{' '}
              <SentenceList
                items={speakers.map((name) => (
                  <Text key={name}>{name}</Text>
                ))}
              />
              .
            </>
          )}
        </p>
      )}
      {verdict === 'NOT_FOUND' && <p>No text stored here contains anything like it.</p>}
      {matches.map((match, index) => (
        <Printed
          key={index}
          match={match}
          cite={verdict === 'VERBATIM' && match.differences.length === 0 ? 'Cite' : 'Cite the words of the source'}
        />
      ))}
    </li>
  );
}

/** The maximum length of omitted words in a verdict. */
const LONGEST_CUT = 100;

/** Adds the words that a quotation leaves out to its verdict, since the rest may depend on them. Empty if there are none. */
function cutIn({ verdict, matches: [best] }: Quotation): string {
  const cut = best?.differences.filter(({ kind, stored }) => kind === 'LEFT_OUT' && /\p{L}/u.test(stored)) ?? [];
  if (cut.length === 0 || (verdict !== 'VERBATIM' && verdict !== 'ALTERED')) return '';
  const words = cut.map(({ stored }) => `“${shortened(stored.replace(/^[,;:.\s]+/, ''), LONGEST_CUT)}”`);
  return `${verdict === 'VERBATIM' ? ', but' : ':'} without ${words.join(' and ')}`;
}

/** The speakers of the statements that are as similar as the best match: all with the exact words, or all without them. */
function speakersOf({ matches: [best, ...others] }: Quotation): string[] {
  if (!best) return [];
  const alike = others.filter(({ differences }) => (differences.length === 0) === (best.differences.length === 0));
  return [...new Set([best, ...alike].flatMap(({ statement }) => (statement ? speakersText(statement) : [])))];
}

/** What a source prints: the statement as a quote card, or only the source if no statement contains the words. */
function Printed({ match, cite }: { match: Match; cite: string }) {
  const { statement, source, exact, differences } = match;
  const page = passagePageUrl(match);
  const words = differences.length > 0 && (
    <>
      <blockquote dir="auto" lang={source.language ?? 'und'}>
        “{exact}”
      </blockquote>
      <ul class="plain">
        {differences.map(({ kind, given, stored }, index) => (
          <li key={index}>
            {kind === 'LEFT_OUT' && 'Your text leaves out '}
            {kind === 'INSERTED' && 'Your text adds '}
            {kind === 'REPLACED' && 'The source has '}
            {stored !== '' && <q>{stored}</q>}
            {kind === 'REPLACED' && ', your text has '}
            {given !== '' && <q>{given}</q>}
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <div class="match">
      {statement ? (
        <QuoteCard statement={statement} notes={null} words={words} />
      ) : (
        <>
          <p class="who">
            <cite>
              <Link to={sourceUrl(source)} lang={source.language}>
                {source.title}
              </Link>
              <CommaText>{source.publisher?.name}</CommaText>
            </cite>
          </p>
          {words}
        </>
      )}
      <p class="aside">
        <a href={page}>See the passage</a> · <a href={CITE + page}>{cite}</a>
      </p>
    </div>
  );
}
