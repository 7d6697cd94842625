import { DISPUTABLE } from '../../../store/rows/disagreements.js';
import { DifferencesTable } from '../facts/differing.js';
import { type DisagreementWhere, type DisputedKind, DisagreementsPageDocument } from '../generated/graphql.js';
import { selectedChoice, choiceOptions, textParameter } from './filters.js';
import { counted } from '../words.js';
import { listPage } from './list-page.js';

const KIND = Object.fromEntries(DISPUTABLE.map(({ model, thing }) => [model.toUpperCase(), thing])) as Record<
  DisputedKind,
  string
>;

export const disagreementsPage = listPage({
  path: '/disagreements',
  title: 'Where sources disagree',
  noun: ['disagreement', 'disagreements'],
  description: 'Where sources contradict each other, side by side.',
  fields: [
    { name: 'kind', label: 'Of', options: choiceOptions(KIND) },
    { name: 'visit', label: 'Visit' },
    { name: 'person', label: 'Person' },
    { name: 'organization', label: 'Organization' },
    { name: 'source', label: 'Source' },
  ],
  document: DisagreementsPageDocument,
  where: whereOf,
  isExportedWhole: true,
  rows: ({ disagreements }) => disagreements,
  before: ({ compared, coverage, disagreements }) => (
    <p class="aside">
      {disagreements.totalCount === 0 && coverage.totalCount > 0 && `${comparedText(compared.totalCount)} `}
      Where two sources give values that cannot both be right, both are kept and listed here; other pages show that of the newer
      source first. A less precise date does not disagree with a more precise one, and an earlier status does not disagree with a
      later one. Two records of one visit are not compared: see <a href="/about#duplicates">possible duplicates</a>.
    </p>
  ),
  show: (disagreements, notes) => <DifferencesTable differing={disagreements} notes={notes} />,
  hasPassages: true,
});

/** Says about how many visits sources could disagree. */
const comparedText = (visits: number): string =>
  visits === 0
    ? 'The dates, places and people of each visit have a single source, so no two sources can disagree about them.'
    : `${counted(visits, 'visit has', 'visits have')} more than one source. About the others, no two sources can disagree.`;

function whereOf(query: URLSearchParams): DisagreementWhere {
  const kind = selectedChoice(query, 'kind', KIND);
  const [visit, person, organization, source] = ['visit', 'person', 'organization', 'source'].map((name) =>
    textParameter(query, name),
  );
  const named = (text: string) => ({ OR: [{ slug: { equals: text } }, { name: { contains: text } }] });
  return {
    ...(kind && { kind: [kind] }),
    ...(visit && { ofVisit: { OR: [{ slug: { equals: visit } }, { title: { contains: visit } }] } }),
    ...(person && { ofPerson: named(person) }),
    ...(organization && { ofOrganization: named(organization) }),
    ...(source && { source: { title: { contains: source } } }),
  };
}
