import { countryUrl } from '../../../pages/urls.js';
import { date, list, page, text, updatedAt } from '../csv/columns.js';
import { ExportCountriesDocument } from '../generated/graphql.js';
import { listed } from './noun.js';

export const countries = listed('countries', ExportCountriesDocument, {
  columns: [
    text('slug', 'The slug.', ({ slug }) => slug),
    text('name', 'The short name in English.', ({ name }) => name),
    text('officialName', 'The formal name in English.', ({ officialName }) => officialName),
    list('aliases', 'Other names and abbreviations.', ({ aliases }) => aliases),
    list('identifiers', 'Identifiers elsewhere, as scheme:value.', ({ identifiers }) =>
      identifiers.map(({ curie }) => curie),
    ),
    text('code', 'The ISO 3166-1 alpha-2 code.', ({ code }) => code),
    text('code3', 'The ISO 3166-1 alpha-3 code, or the one that a former state had.', ({ code3 }) => code3),
    date('start', 'The day on which the state came to be.', ({ start }) => start),
    date('end', 'The day on which the state ended.', ({ end }) => end),
    list('predecessors', 'Slugs of the states whose place it took.', ({ predecessors }) => slugs(predecessors)),
    list('successors', 'Slugs of the states that took its place.', ({ successors }) => slugs(successors)),
    updatedAt(),
    page(countryUrl),
  ],
  jsonLd: (row) => ({
    '@id': `countries/${row.slug}`,
    '@type': 'Country',
    name: row.name,
    legalName: row.officialName,
    alternateName: row.aliases,
    identifier: [row.code, row.code3].filter((code) => code !== null),
    foundingDate: row.start?.edtf,
    dissolutionDate: row.end?.edtf,
    sameAs: row.identifiers.map(({ url }) => url),
    dateModified: row.updatedAt,
  }),
});

function slugs(things: { slug: string }[]): string[] {
  return things.map(({ slug }) => slug);
}
