import { organizationUrl } from '../../../pages/urls.js';
import { codes, list, page, reference, text, updatedAt } from '../csv/columns.js';
import { ExportOrganizationsDocument } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { listed } from './noun.js';

export const organizations = listed('organizations', ExportOrganizationsDocument, {
  columns: [
    text('slug', 'The slug.', ({ slug }) => slug),
    text('name', 'The preferred name.', ({ name }) => name),
    text('abbreviation', 'The abbreviation used in place of the name.', ({ abbreviation }) => abbreviation),
    list('aliases', 'Other names and spellings.', ({ aliases }) => aliases),
    list('identifiers', 'Identifiers elsewhere, as scheme:value.', ({ identifiers }) =>
      identifiers.map(({ curie }) => curie),
    ),
    text('kind', 'The kind of organization.', ({ kind }) => kind),
    reference('country', 'The country that it belongs to.', ({ country }) => country),
    reference('parent', 'The organization that it is part of.', ({ parent }) => parent),
    updatedAt(),
    codes('country', 'The country that it belongs to.', ({ country }) => country),
    page(organizationUrl),
  ],
  jsonLd: (row) => ({
    '@id': `organizations/${row.slug}`,
    '@type': 'Organization',
    name: row.name,
    alternateName: [...(row.abbreviation === null ? [] : [row.abbreviation]), ...row.aliases],
    location: link('countries', row.country),
    parentOrganization: link('organizations', row.parent),
    sameAs: row.identifiers.map(({ url }) => url),
    dateModified: row.updatedAt,
  }),
});
