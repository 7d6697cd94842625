import { sourceUrl } from '../../../pages/urls.js';
import { date, page, reference, text, typed, updatedAt } from '../csv/columns.js';
import { ExportSourcesDocument } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { listed } from './noun.js';

const TYPES = { ARTICLE: 'Article', DATASET: 'Dataset', LINK: 'WebPage' } as const;

export const sources = listed('sources', ExportSourcesDocument, {
  columns: [
    text('slug', 'The slug.', ({ slug }) => slug),
    text('kind', 'The kind of source.', ({ kind }) => kind),
    text('title', 'The title.', ({ title }) => title),
    text('section', 'The section in which it was published.', ({ section }) => section),
    reference('publisher', 'The publisher.', ({ publisher }) => publisher),
    date('publishedOn', 'The day of publication.', ({ publishedOn }) => publishedOn),
    typed('anyURI', 'url', 'The address.', ({ url }) => url),
    text('licence', 'The licence.', ({ licence }) => licence),
    text('sha256', 'SHA-256 of the text, in UTF-8.', ({ sha256 }) => sha256),
    updatedAt(),
    page(sourceUrl),
    text('coversHosts', 'The countries that it covers as hosts, and no others.', ({ coversHosts }) => coversHosts),
    text('coversGuests', 'The countries that it covers as guests, and no others.', (row) => row.coversGuests),
    text('coversYears', 'The years that it covers.', ({ coversYears }) => coversYears),
    text('coversTrips', 'The visits that it covers, by whom.', ({ coversTrips }) => coversTrips),
    text('language', 'The language of the text (BCP 47).', ({ language }) => language),
  ],
  jsonLd: (row) => ({
    '@id': `sources/${row.slug}`,
    '@type': TYPES[row.kind],
    name: row.title,
    articleSection: row.section,
    publisher: link('organizations', row.publisher),
    datePublished: row.publishedOn?.edtf,
    url: row.url,
    inLanguage: row.language,
    license: row.licence,
    dateModified: row.updatedAt,
  }),
});
