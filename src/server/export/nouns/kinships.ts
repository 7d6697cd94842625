import { personUrl } from '../../../pages/urls.js';
import type { FieldPlan } from '../../../read/compile/plan.js';
import { order } from '../../../read/paging/order.js';
import { page, reference, text, updatedAt } from '../csv/columns.js';
import { ExportKinshipFragmentDoc, type ExportKinshipFragment } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { stored } from './noun.js';

/** The schema's kinship is seen from one of the two, so that it does not say who that is. */
const of: FieldPlan = {
  kind: 'one',
  model: 'Person',
  foreignKey: 'personId',
  selected: {
    kind: 'object',
    type: 'Person',
    fields: ['slug', 'name'].map((column) => [column, { kind: 'column', column }]),
  },
};
type Of = { of: ExportKinshipFragment['person'] };

const PROPERTIES = { SPOUSE: 'spouse', PARENT: 'parent', CHILD: 'children', SIBLING: 'sibling' } as const;

export const kinships = stored<ExportKinshipFragment & Of>('kinships', ExportKinshipFragmentDoc.toString(), { model: 'Kinship', order: order('Kinship', []), more: [['of', of]] }, {
  key: ['person', 'kind', 'relative'],
  columns: [
    reference('person', 'The person.', ({ of }) => of),
    text('kind', 'What the relative is to the person.', ({ kind }) => kind),
    reference('relative', 'The relative.', ({ person }) => person),
    updatedAt(),
    page(({ of }) => `${personUrl(of)}#family`),
  ],
  jsonLd: (row) => ({
    '@id': `people/${row.of.slug}`,
    '@type': 'Person',
    name: row.of.name,
    [PROPERTIES[row.kind]]: link('people', row.person),
  }),
}); // prettier-ignore
