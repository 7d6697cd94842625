import { passageUrl } from '../../../pages/urls.js';
import { citationRows, type CitationRow } from '../../../read/stream/citation-rows.js';
import { page, reference, text, typed } from '../csv/columns.js';
import { ExportCitationFragmentDoc, type ExportCitationFragment } from '../generated/graphql.js';
import { annotationOf } from '../json-ld/annotation.js';
import { webAnnotation } from '../json-ld/json-ld.js';
import { stored } from './noun.js';

export const citations = stored<ExportCitationFragment & CitationRow>('citations', ExportCitationFragmentDoc.toString(), citationRows(), {
  key: 'id',
  columns: [
    text('id', 'The global id.', ({ id }) => id),
    text('factType', 'The type of the fact that the passage supports.', ({ factType }) => factType),
    text('factId', 'The global id of the fact.', ({ factId }) => factId),
    text('fact', 'The slug of the fact; of a statement, its key within the source.', ({ fact }) => fact),
    reference('source', 'The source.', ({ source }) => source),
    typed('integer', 'start', 'The start of the passage in the text, in Unicode code points.', ({ start }) => start),
    typed('integer', 'end', 'The end of the passage, exclusive.', ({ end }) => end),
    text('fragment', 'The part of the structure of the text: row=17.', ({ fragment }) => fragment),
    text('digest', 'SHA-256 of the words.', ({ digest }) => digest),
    text('exact', 'The words, if they are stored.', ({ exact }) => exact),
    typed('boolean', 'isMain', 'Whether it is the first passage that the source gives for the fact.', (row) => row.isMain),
    page(passageUrl),
  ],
  context: webAnnotation,
  jsonLd: annotationOf,
}); // prettier-ignore
