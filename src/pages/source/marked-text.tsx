import { number } from '../words.js';
import { passageId } from '../urls.js';
import type { Passage } from './facts.js';
import { paragraphs, segments, type Segment, type Span } from './marks.js';
import { fromClass, ofClass } from './outlines.js';

const factId = (passage: { start: number; end: number }) => `facts-${passage.start}-${passage.end}`;

interface MarkedTextProps {
  text: string;
  /** A tag of BCP 47; null if it is not known. */
  language: string | null;
  /** Where the text begins in its source. */
  offset: number;
  passages: Passage[];
  /** What a search found. */
  stretch: Span | null;
  /** Whether it is records rather than prose. */
  isData: boolean;
}

/** The text with its passages marked. The number at a passage's end leads to the facts that rest on it. */
export function MarkedText({ text, language, offset, passages, stretch, isData }: MarkedTextProps) {
  const numbers = new Map(passages.map((passage, index) => [factId(passage), index + 1]));
  const found = stretch && !numbers.has(factId(stretch)) ? [stretch] : [];
  return (
    <div class={isData ? 'text records' : 'text'} lang={language ?? 'und'}>
      {paragraphs(segments(text, offset, [...passages, ...found])).map((line, index) => (
        <p key={index} dir="auto">
          {line.map((segment, each) => (
            <Piece key={each} segment={segment} numbers={numbers} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Piece({ segment, numbers }: { segment: Segment; numbers: Map<string, number> }) {
  const numberOf = (passage: Span) => numbers.get(factId(passage))!;
  const isCited = (passage: Span) => numbers.has(factId(passage));
  const [passages, begins, ends] = [segment.passages, segment.begins, segment.ends].map((each) => each.filter(isCited)) as [
    Span[],
    Span[],
    Span[],
  ];
  const found = segment.begins.find((passage) => !isCited(passage));
  return (
    <>
      {begins.map((passage) => (
        <span key={passageId(passage)} id={passageId(passage)} class={`hidden ${fromClass(numberOf(passage))}`} lang="en">
          [passage {numberOf(passage)} begins]
        </span>
      ))}
      {found && (
        <span id={passageId(found)} class="hidden" lang="en">
          [what was found begins]
        </span>
      )}
      <Words text={segment.text} numbers={passages.map(numberOf)} areFound={!segment.passages.every(isCited)} />
      {ends.map((passage) => (
        <sup key={passageId(passage)} class="cites" lang="en">
          <a href={`#${factId(passage)}`}>
            <span class="hidden">passage ends: </span>
            {numberOf(passage)}
          </a>
        </sup>
      ))}
    </>
  );
}

/** Words, marked if facts rest on them: by the numbers of their passages. */
function Words({ text, numbers, areFound }: { text: string; numbers: number[]; areFound: boolean }) {
  const found = areFound ? ['found'] : [];
  if (numbers.length === 0) return areFound ? <span class="found">{text}</span> : <>{text}</>;
  const classes = [...(numbers.length > 1 ? ['several'] : []), ...numbers.map(ofClass), ...found];
  return <mark class={classes.join(' ')}>{text}</mark>;
}

/** The facts of each passage, and where it stands in the text or at its publisher. */
export function PassageFacts({ passages, hasText, url }: { passages: Passage[]; hasText: boolean; url: string | null }) {
  return (
    <ol class="passages">
      {passages.map((passage) => (
        <li key={factId(passage)} id={hasText ? factId(passage) : passageId(passage)}>
          <p class="aside">
            {hasText ? <a href={`#${passageId(passage)}`}>{place(passage)}</a> : place(passage)}
            {url !== null && passage.exact !== null && (
              <>
                {' · '}
                <a href={textFragment(url, passage.exact)} rel="external">
                  in the publisher’s page
                </a>
              </>
            )}
          </p>
          {!hasText && passage.exact !== null && (
            <p>
              <q>
                <bdi>{passage.exact}</bdi>
              </q>
            </p>
          )}
          <ul>
            {passage.facts.map((fact, index) => (
              <li key={index}>{fact}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function place({ start, end, fragment }: Passage): string {
  if (end === 0) return 'The whole';
  return `Characters ${number(start)}–${number(end)}${fragment === null ? '' : ` (${fragment})`}`;
}

/** https://wicg.github.io/scroll-to-text-fragment/ – of a long passage its first and last words. */
function textFragment(url: string, exact: string): string {
  const words = exact.trim().split(/\s+/);
  const encode = (part: string[]) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const text = words.length > 12 ? `${encode(words.slice(0, 5))},${encode(words.slice(-5))}` : encode(words);
  const [page] = url.split('#');
  return `${page}#:~:text=${text}`;
}
