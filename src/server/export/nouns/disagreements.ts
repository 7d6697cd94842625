import { order } from '../../../read/paging/order.js';
import { list, reference, text } from '../csv/columns.js';
import { ExportClaimedValueFragmentDoc, type ExportClaimedValueFragment } from '../generated/graphql.js';
import { stored } from './noun.js';

const byDisagreement = order('ClaimedValue', ['disagreementId', 'ordinal']);

type Of = ExportClaimedValueFragment['disagreement'];

/** One row for each value that a source claims of a field on which sources disagree. */
export const disagreements = stored<ExportClaimedValueFragment>('disagreements', ExportClaimedValueFragmentDoc.toString(), { model: 'ClaimedValue', order: byDisagreement, more: [] }, {
  key: ['disagreement', 'source'],
  columns: [
    text('disagreement', 'The global id of the disagreement.', ({ disagreement }) => disagreement.id),
    text('kind', 'The kind of the fact.', ({ disagreement }) => disagreement.kind),
    text('fact', 'The slug of the fact; of a part or an office, its global id.', ({ disagreement }) => factOf(disagreement)),
    text('factName', 'The title or name of the fact.', ({ disagreement }) => nameOf(disagreement)),
    reference('visit', 'The visit of which the fact is a part.', ({ disagreement }) => disagreement.visit ?? disagreement.delegate?.visit),
    text('field', 'The field on which sources disagree.', ({ disagreement }) => disagreement.field),
    text('value', 'The value that the source claims.', ({ value }) => value),
    text('valueName', 'The name of the object that the value names; otherwise the value.', ({ label }) => label),
    text('standing', 'KEPT: the stored value. AGREES: it may be right as well. DIFFERS: it cannot be.', ({ standing }) => standing),
    text('keptBecause', 'The reason why the stored value is kept.', ({ disagreement }) => disagreement.keptBecause),
    reference('source', 'The source that says so.', ({ source }) => source),
    list('passages', 'Its passages for the fact: start–end in Unicode code points.', ({ citations }) => citations.map(({ start, end }) => `${start}–${end}`)),
  ],
  jsonLd: (row) => ({
    '@id': `disagreements/${row.disagreement.id}`,
    '@type': 'PropertyValue',
    name: row.disagreement.field,
    value: row.value,
    subjectOf: { '@id': `sources/${row.source.slug}` },
  }),
}); // prettier-ignore

function factOf({ visit, event, person, organization, ...part }: Of): string | undefined {
  const { delegate, participant, position } = part;
  return (visit ?? event ?? person ?? organization)?.slug ?? (delegate ?? participant ?? position)?.id;
}

function nameOf({ visit, event, position, ...named }: Of): string | null | undefined {
  const { delegate, participant, person, organization } = named;
  return (visit ?? event ?? position)?.title ?? (delegate ?? participant ?? person ?? organization)?.name;
}
