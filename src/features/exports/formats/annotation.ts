import type { CitationRow, WordsAround } from '../stream/citation-rows.js';
import { FOLDERS, FOLDERS_BY_ID } from '../../../query/page-folders.data.js';
import { withoutNulls } from './json-ld.js';

/** Defines fragment identifiers for plain text and CSV. The meaning of an element id depends on the format of the text. */
const RFC_7111 = 'http://tools.ietf.org/rfc/rfc7111';

export interface CitedRow extends CitationRow, Partial<WordsAround> {
  id: string;
  source: { slug: string };
  start: number;
  end: number;
  exact: string | null;
  fragment: string | null;
}

/** Converts a citation: its target is the passage, its body the fact. URLs are relative to the site's root. */
export function toWebAnnotation(row: CitedRow): object {
  const [id, target] = [`citations/${row.id}`, targetOf(row)];
  return withoutNulls({ id, type: 'Annotation', motivation: 'linking', body: bodyOf(row), target });
}

function bodyOf({ factType, factId, fact }: CitationRow): string | null {
  const folder = FOLDERS[factType];
  const [path, name] = folder === undefined ? [FOLDERS_BY_ID[factType], factId] : [folder, fact];
  return path && name ? `${path}/${name}` : null;
}

/**
 * The whole source for a link; otherwise the passage, with every selector that is known. Each selector alone identifies the
 * passage.
 */
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
