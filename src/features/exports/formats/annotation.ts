import type { CitationRow, WordsAround } from '../stream/citation-rows.js';
import { folderById, folderOf } from '../../../query/page-path.js';
import { withoutNulls } from './json-ld.js';

/** Of fragments of plain text and CSV. Of an element's id, the text's own format says what it means. */
const RFC_7111 = 'http://tools.ietf.org/rfc/rfc7111';

export interface CitedRow extends CitationRow, Partial<WordsAround> {
  id: string;
  source: { slug: string };
  start: number;
  end: number;
  exact: string | null;
  fragment: string | null;
}

/** A citation: the passage is what the annotation is about, the fact is what it says of it. Relative to the site's root. */
export function webAnnotationOf(row: CitedRow): object {
  const [id, target] = [`citations/${row.id}`, targetOf(row)];
  return withoutNulls({ id, type: 'Annotation', motivation: 'linking', body: bodyOf(row), target });
}

function bodyOf({ factType, factId, fact }: CitationRow): string | null {
  const folder = folderOf(factType);
  const [path, name] = folder === null ? [folderById(factType), factId] : [folder, fact];
  return path && name ? `${path}/${name}` : null;
}

/** Of a link the whole; otherwise the passage, by every selector that is known: each of them finds it. */
function targetOf(row: CitedRow): object {
  const source = `sources/${row.source.slug}`;
  const { start, end, exact, prefix, suffix, fragment } = row;
  if (end === 0) return { id: source };
  const selector = [
    { type: 'TextPositionSelector', start, end },
    ...(exact === null ? [] : [withoutNulls({ type: 'TextQuoteSelector', exact, prefix, suffix })]),
    ...(fragment === null
      ? []
      : [
          {
            type: 'FragmentSelector',
            value: fragment,
            ...(/^(row|char|line|col|cell)=/.test(fragment) && { conformsTo: RFC_7111 }),
          },
        ]),
  ];
  return { type: 'SpecificResource', source, selector };
}
