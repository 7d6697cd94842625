import { countCodePoints } from '../../claims/text/code-points.js';
import type { Span } from '../../pages/source/marks.js';

/** Where an element's words begin in the text: an attribute of each piece. */
export const AT = 'data-at';

/** What the browser has selected in a text, in code points; null if that is nothing, or begins or ends elsewhere. */
export function selectedIn(text: HTMLElement): Span | null {
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
