import { personUrl } from '../../../pages/urls.js';
import { codes, list, page, reference, text, updatedAt } from '../csv/columns.js';
import { ExportPeopleDocument } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { listed } from './noun.js';

export const people = listed('people', ExportPeopleDocument, {
  columns: [
    text('slug', 'The slug.', ({ slug }) => slug),
    text('name', 'The preferred name.', ({ name }) => name),
    list('aliases', 'Other names and spellings.', ({ aliases }) => aliases),
    list('identifiers', 'Identifiers elsewhere, as scheme:value.', ({ identifiers }) =>
      identifiers.map(({ curie }) => curie),
    ),
    reference('country', 'The country of the person.', ({ country }) => country),
    updatedAt(),
    codes('country', 'The country of the person.', ({ country }) => country),
    page(personUrl),
  ],
  jsonLd: (row) => ({
    '@id': `people/${row.slug}`,
    '@type': 'Person',
    name: row.name,
    alternateName: row.aliases,
    nationality: link('countries', row.country),
    sameAs: row.identifiers.map(({ url }) => url),
    dateModified: row.updatedAt,
  }),
});
