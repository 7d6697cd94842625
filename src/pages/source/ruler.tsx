import type { Span } from './marks.js';

const [WIDTH, HEIGHT] = [1000, 30];

/** The length of a text with its passages, where the text itself is not held. The list beside it says the same. */
export function Ruler({ from, to, passages }: { from: number; to: number; passages: Span[] }) {
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
