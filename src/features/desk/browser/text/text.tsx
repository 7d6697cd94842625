import { Component, createRef } from 'preact';
import { countCodePoints } from '../../../../model/text/code-points.js';
import { segments, type MarkedSpan } from '../../../pages/source/marks.js';
import { overlap, sameSpan } from '../state/spans.js';
import { Still } from '../workplace/still.js';
import type { Work } from '../workplace/work.js';
import { Marks, type Mark } from './marks.js';
import type { Line } from './places.js';

interface Props {
  work: Work;
}

const NONE: readonly Mark[] = [];
/** The attribute that holds each piece's offset in the text. */
const AT = 'data-at';

/** The text with the passages of facts marked. Editors select words with the mouse, a finger or the desk's own caret. */
export class TextView extends Component<Props> {
  readonly element = createRef<HTMLElement>();
  #shown: MarkedSpan | null = null;
  readonly #marks = new Marks();
  #touched: ReturnType<typeof setTimeout> | undefined;
  #isPressed = false;
  /** Where the mouse was pressed. The browser forgets it if the text there is rendered again. */
  #from: number | null = null;

  override componentDidMount(): void {
    document.addEventListener('selectionchange', this.onTouch);
    this.props.work.view = this.isInView;
    this.#follow();
  }

  override componentWillUnmount(): void {
    document.removeEventListener('selectionchange', this.onTouch);
  }

  override componentDidUpdate(): void {
    this.#follow();
  }

  /** Scrolls the caret into view, and moves the focus here if requested. */
  #follow(): void {
    const { work } = this.props;
    if (work.wanted === 'text') {
      work.wanted = null;
      this.element.current!.focus({ preventScroll: true });
    }
    if (sameSpan(this.#shown, work.caret)) return;
    this.#shown = work.caret;
    this.element.current!.querySelector('.caret')?.scrollIntoView({ block: 'nearest' });
  }

  /** Whether all of a span is visible: below the bar, which sticks to the top, and above the lower edge of the window. */
  readonly isInView = ({ start, end }: MarkedSpan): boolean => {
    const pieces = [...this.element.current!.querySelectorAll(`[${AT}]`)].map((piece) => ({
      piece,
      at: Number(piece.getAttribute(AT)),
    }));
    const first = pieces.findLast(({ at }) => at <= start)?.piece.getBoundingClientRect();
    const last = pieces.findLast(({ at }) => at < end)?.piece.getBoundingClientRect();
    const bar = document.querySelector('.desk-bar')?.getBoundingClientRect();
    return first !== undefined && first.height > 0 && first.top >= (bar?.bottom ?? 0) && last!.bottom <= innerHeight;
  };

  /** The mouse button may be released outside the text. */
  readonly onDown = ({ clientX, clientY }: MouseEvent): void => {
    this.#isPressed = true;
    const range = document.caretRangeFromPoint?.(clientX, clientY);
    this.#from = range ? offsetOf(range.startContainer, range.startOffset) : null;
    document.addEventListener('mouseup', this.onUp, { once: true });
  };

  /** A click selects the words of the fact or proposal there, and otherwise, or if they are selected, the word. Dragging selects whole words. */
  readonly onUp = (): void => {
    this.#isPressed = false;
    const { work } = this.props;
    const selected = this.element.current && selectedIn(this.element.current);
    if (!selected) return;
    const from = this.#from ?? selected.start;
    const found = { start: Math.min(selected.start, from), end: Math.max(selected.end, from) };
    const word = found.start === found.end ? work.places.wordAt(found.start) : null;
    const span = word ? this.#markedAt(word) : work.places.wholeWords(found);
    getSelection()?.removeAllRanges();
    this.#shown = span; // is in view, and must not scroll under the pointer
    if (span) work.select(span);
    this.element.current!.focus({ preventScroll: true });
  };

  /** Returns the shortest words of a fact or proposal around a word; the word itself if there are none, or if they are selected. */
  #markedAt(word: MarkedSpan): MarkedSpan {
    const { work } = this.props;
    const marks = this.#marks.of(work).get(work.places.lines[work.places.indexAt(word.start)]!) ?? NONE;
    const around = marks.filter((each) => each.as !== 'caret' && overlap(each, word));
    const [shortest] = around.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    return shortest && !sameSpan(shortest, work.caret) ? shortest : word;
  }

  /** Touch selection uses handles and ends without a mouse event, so the browser's selection stays and the caret follows it. */
  readonly onTouch = (): void => {
    clearTimeout(this.#touched);
    if (this.#isPressed || !matchMedia('(pointer: coarse)').matches) return;
    this.#touched = setTimeout(() => {
      const { work } = this.props;
      const found = this.element.current && selectedIn(this.element.current);
      const span = found && found.end > found.start ? work.places.wholeWords(found) : null;
      if (span && !sameSpan(span, work.caret)) work.select(span);
    }, 300);
  };

  readonly onCopy = (event: ClipboardEvent): void => {
    const { work } = this.props;
    if (!work.caret || getSelection()?.isCollapsed === false) return;
    event.clipboardData?.setData('text/plain', work.places.slice(work.caret));
    event.preventDefault();
  };

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const { work } = this.props;
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && toFactHere(work, event.shiftKey ? -1 : 1)) {
      return event.preventDefault();
    }
    const next = moved(work, event);
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    work.select(next);
  };

  override render({ work }: Props) {
    const { lines } = work.places;
    const marks = this.#marks.of(work);
    return (
      <section
        ref={this.element}
        class="desk-text text"
        aria-label="Text"
        tabIndex={0}
        onMouseDown={this.onDown}
        onCopy={this.onCopy}
        onKeyDown={this.onKeyDown}
      >
        {lines.map((line) => (
          <Paragraph key={line.start} line={line} marks={marks.get(line) ?? NONE} />
        ))}
      </section>
    );
  }
}

/** Shows the next fact under the caret without moving the focus. After the last one, Tab leaves the text as usual. */
function toFactHere(work: Work, direction: 1 | -1): boolean {
  const here = work.factsHere();
  const at = work.entry === null ? (direction === 1 ? -1 : here.length) : here.indexOf(work.entry);
  const next = here[at + direction];
  if (next === undefined || (work.entry !== null && at < 0)) return false;
  work.look(next);
  return true;
}

/** Arrow keys move by words and paragraphs; with Shift they extend and shorten the selection. */
function moved(work: Work, { key, shiftKey }: KeyboardEvent): MarkedSpan | null {
  const { places } = work;
  if (!key.startsWith('Arrow')) return null;
  const caret = work.caret ?? { start: 0, end: 0 };
  if (!work.caret) return places.wordAt(0);
  if (key === 'ArrowRight') return shiftKey ? places.longer(caret, 'word') : (places.beside(caret, 1) ?? caret);
  if (key === 'ArrowLeft') return shiftKey ? places.shorter(caret, 'word') : (places.beside(caret, -1) ?? caret);
  return places.inParagraph(caret.start, key === 'ArrowDown' ? 1 : -1) ?? caret;
}

interface ParagraphProps {
  line: Line;
  marks: readonly Mark[];
}

class Paragraph extends Still<ParagraphProps> {
  override render({ line, marks }: ParagraphProps) {
    if (line.text.trim() === '') return null;
    let at = line.start;
    return (
      <p dir="auto">
        {segments(line.text, line.start, marks as Mark[]).map(({ text, passages }) => {
          const start = at;
          at += [...text].length;
          const classes = [...new Set((passages as Mark[]).map(({ as }) => as))].join(' ');
          const facts = (passages as Mark[]).filter(({ as }) => as === 'fact').length;
          const props = { key: start, [AT]: start };
          if (classes === '') return <span {...props}>{text}</span>;
          return (
            <mark {...props} class={facts > 1 ? `${classes} several` : classes}>
              {text}
            </mark>
          );
        })}
      </p>
    );
  }
}

/** Returns the browser's selection in code points; null if there is none, or if it begins or ends outside the text. */
function selectedIn(text: HTMLElement): MarkedSpan | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!text.contains(startContainer) || !text.contains(endContainer)) return null;
  const [start, end] = [offsetOf(startContainer, startOffset), offsetOf(endContainer, endOffset)];
  return start === null || end === null ? null : { start, end: Math.max(start, end) };
}

function offsetOf(node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const at = node.parentElement?.closest(`[${AT}]`)?.getAttribute(AT);
    return at == null ? null : Number(at) + countCodePoints(node.data.slice(0, offset));
  }
  const child = node.childNodes[offset];
  if (child) return child instanceof Text ? offsetOf(child, 0) : beginningOf(child as Element);
  const last = node.lastChild;
  if (!last) return beginningOf(node as Element);
  return last instanceof Text ? offsetOf(last, last.data.length) : offsetOf(last, last.childNodes.length);
}

function beginningOf(element: Element): number | null {
  const at = (element.matches(`[${AT}]`) ? element : element.querySelector(`[${AT}]`))?.getAttribute(AT);
  return at == null ? null : Number(at);
}
