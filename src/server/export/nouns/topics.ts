import { text, updatedAt } from '../csv/columns.js';
import { ExportTopicsDocument } from '../generated/graphql.js';
import { listed } from './noun.js';

export const topics = listed('topics', ExportTopicsDocument, {
  columns: [text('slug', 'The slug.', ({ slug }) => slug), text('name', 'The name.', ({ name }) => name), updatedAt()],
  jsonLd: (row) => ({
    '@id': `topics/${row.slug}`,
    '@type': 'DefinedTerm',
    name: row.name,
    dateModified: row.updatedAt,
  }),
});
