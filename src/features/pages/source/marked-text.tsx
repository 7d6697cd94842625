import { passageId } from '../../../http/urls.js';
import { Cards, factId, type Whence } from './cards.js';
import type { PassageFacts } from './facts.js';
import { paragraphs, segments, type Segment, type MarkedSpan } from './marks.js';
import { fromClass, ofClass } from './outlines.js';

interface MarkedTextProps {
  text: string;
  /** A BCP 47 tag; null if it is not known. */
  language: string | null;
  /** The offset of the text in its source. */
  offset: number;
  passages: PassageFacts[];
  /** The span that matches a search. */
  stretch: MarkedSpan | null;
  /** Whether it is a file of records rather than prose. */
  isData: boolean;
  of: Whence;
}

/**
 * The text with its passages marked. Each paragraph is a row, next to the cards of the passages that begin in it. The asterisk
 * at the end of a passage links to its card. Only hidden text has numbers, since other pages number the same passages differently.
 */
export function MarkedText({ text, language, offset, passages, stretch, isData, of }: MarkedTextProps) {
  const numbered = new Map(passages.map((passage, index) => [factId(passage), { ...passage, n: index + 1 }]));
  const numbers = new Map([...numbered].map(([id, { n }]) => [id, n]));
  const found = stretch && !numbers.has(factId(stretch)) ? [stretch] : [];
  const lines = paragraphs(segments(text, offset, [...passages, ...found]));
  return (
    <div class={isData ? 'text records' : 'text'}>
      {lines.map((line, index) => (
        <div key={index} class="row">
          <p dir="auto" lang={language ?? 'und'}>
            {line.map((segment, each) => (
              <Piece key={each} segment={segment} numbers={numbers} />
            ))}
          </p>
          <Cards of={of} passages={line.flatMap(({ begins }) => begins.flatMap((span) => numbered.get(factId(span)) ?? []))} />
        </div>
      ))}
    </div>
  );
}

/**
 * A browser derives the direction of a paragraph from its first letter and skips elements with a direction of their own.
 * Added English text needs its own, so that it does not determine the direction of the paragraph.
 */
function Piece({ segment, numbers }: { segment: Segment; numbers: Map<string, number> }) {
  const numberOf = (passage: MarkedSpan) => numbers.get(factId(passage))!;
  const isCited = (passage: MarkedSpan) => numbers.has(factId(passage));
  const [passages, begins, ends] = [segment.passages, segment.begins, segment.ends].map((each) => each.filter(isCited)) as [
    MarkedSpan[],
    MarkedSpan[],
    MarkedSpan[],
  ];
  const found = segment.begins.find((passage) => !isCited(passage));
  return (
    <>
      {begins.map((passage) => (
        <span
          key={passageId(passage)}
          id={passageId(passage)}
          class={`hidden ${fromClass(numberOf(passage))}`}
          lang="en"
          dir="ltr"
        >
          [passage {numberOf(passage)} begins]
        </span>
      ))}
      {found && (
        <span id={passageId(found)} class="hidden" lang="en" dir="ltr">
          [what was found begins]
        </span>
      )}
      <Words text={segment.text} numbers={passages.map(numberOf)} areFound={!segment.passages.every(isCited)} />
      {ends.map((passage) => (
        <sup key={passageId(passage)} class="cites" lang="en" dir="ltr">
          <a href={`#${factId(passage)}`}>
            <span class="hidden">passage {numberOf(passage)} ends: what it supports</span>
            <span aria-hidden="true">*</span>
          </a>
        </sup>
      ))}
    </>
  );
}

/** A piece of text, marked with the numbers of the passages that contain it, if any. */
function Words({ text, numbers, areFound }: { text: string; numbers: number[]; areFound: boolean }) {
  const found = areFound ? ['found'] : [];
  if (numbers.length === 0) return areFound ? <span class="found">{text}</span> : <>{text}</>;
  const classes = [...(numbers.length > 1 ? ['several'] : []), ...numbers.map(ofClass), ...found];
  return <mark class={classes.join(' ')}>{text}</mark>;
}
