/** A passage of a text. Offsets count code points from the start of the source. */
export interface MarkedSpan {
  start: number;
  end: number;
}

/** Returns the span in a part of a URL such as 3541-3563; null if it is not a span. */
export function spanIn(text: string | null | undefined): MarkedSpan | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '') ?? [];
  return start === undefined ? null : { start: Number(start), end: Number(end) };
}

export interface Segment {
  text: string;
  /** The passages that contain the segment. */
  passages: MarkedSpan[];
  /** The passages that begin or end with the segment. A passage that continues after the text ends with the last segment. */
  begins: MarkedSpan[];
  ends: MarkedSpan[];
}

/**
 * Splits a text at every boundary of a passage, so that passages may overlap and marks need not nest. `offset` is the position
 * of the text in its source. Parts of passages outside the text are left out.
 */
export function segments(text: string, offset: number, passages: MarkedSpan[]): Segment[] {
  const characters = [...text];
  const last = offset + characters.length;
  const within = passages.filter(({ start, end }) => end > start && start < last && end > offset);
  const bounds = within.flatMap(({ start, end }) => [Math.max(start, offset), Math.min(end, last)]);
  const cuts = [...new Set([offset, ...bounds, last])].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    const over = within.filter(({ start, end }) => start <= from && end >= to);
    return {
      text: characters.slice(from - offset, to - offset).join(''),
      passages: over,
      begins: over.filter(({ start }) => start === from),
      ends: over.filter(({ end }) => Math.min(end, last) === to),
    };
  });
}

/** Groups segments by paragraphs, which end with a line feed. Leaves out empty ones. */
export function paragraphs(all: Segment[]): Segment[][] {
  const lines: Segment[][] = [[]];
  for (const segment of all) {
    const parts = segment.text.split('\n');
    parts.forEach((text, index) => {
      if (index > 0) lines.push([]);
      const begins = index === 0 ? segment.begins : [];
      const ends = index === parts.length - 1 ? segment.ends : [];
      if (text === '' && begins.length + ends.length === 0) return;
      lines.at(-1)!.push({ text, passages: segment.passages, begins, ends });
    });
  }
  return lines.filter((line) => line.length > 0);
}
