import { SourceKind } from '../../model/generated/enums.js';
import { ascii, relatedRow, oneOf, span, foldedText, updatedSince } from '../filters/fields.js';
import { defineFilter } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.list.js';
import { defineList } from '../connections/list-definition.js';

export const sourceFilter = defineFilter('Source', 'Conditions on a source, all of which must hold.', {
  slug: ascii('The slug.'),
  title: foldedText('The title.'),
  kind: oneOf(() => SourceKind, 'One of these kinds.'),
  language: oneOf(() => String, 'One of these languages of the text, as canonical tags such as `en` or `zh-Hans`.'),
  publisher: relatedRow(() => organizationFilter, 'The publisher.'),
  publishedOn: span('Sources that may have been published'),
  updatedSince,
});

export const sources = defineList({
  model: 'Source',
  plural: 'sources',
  filter: sourceFilter,
  by: 'title',
  orders: {
    title: 'The title.',
    publishedOn: 'By earliest possible publication day, then by latest.',
  },
});

export const LANGUAGE_OF_TEXT =
  'The language of the text, as a canonical BCP 47 tag such as `en`, `ko` or `zh-Hans`. Null if not recorded.';
