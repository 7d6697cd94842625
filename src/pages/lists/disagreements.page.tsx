import { Differences } from '../facts/differing.js';
import { PassageList } from '../facts/cites.js';
import { type DisagreementWhere, type DisputedKind, DisagreementsPageDocument } from '../generated/graphql.js';
import { page } from '../page.js';
import { csvOf } from '../urls.js';
import { choiceOf, type FilterField, optionsOf, problemsOf, textOf } from './filters.js';
import { List, listReads, listView } from './list.js';
import { placeOf } from './paging.js';

const PATH = '/disagreements';
const TITLE = 'Where sources disagree';
const KIND: Record<DisputedKind, string> = {
  VISIT: 'visits',
  DELEGATE: 'parts in visits',
  EVENT: 'events',
  PARTICIPANT: 'parts in events',
  POSITION: 'offices',
  PERSON: 'people',
  ORGANIZATION: 'organizations',
};
const FIELDS: FilterField[] = [
  { name: 'kind', label: 'Of', options: optionsOf(KIND) },
  { name: 'visit', label: 'Visit' },
  { name: 'person', label: 'Person' },
  { name: 'organization', label: 'Organization' },
  { name: 'source', label: 'Source' },
];

export const disagreementsPage = page({
  route: PATH,
  document: DisagreementsPageDocument,
  reads: listReads(FIELDS),
  variables: ({ query }) => ({ where: whereOf(query), ...placeOf(query) }),
  view: ({ disagreements }, request) => {
    const problems = problemsOf(FIELDS, request.query);
    return {
      title: TITLE,
      description: 'The fields of which sources claim values that cannot all be right, side by side.',
      ...listView(PATH, request, problems, csvOf('disagreements')),
      main: (notes) => (
        <>
          <List
            title={TITLE}
            path={PATH}
            noun={['disagreement', 'disagreements']}
            fields={FIELDS}
            request={request}
            problems={problems}
            connection={disagreements}
            before={
              <p class="aside">
                Each source is read for itself. Where two give values that cannot both be right, both are kept. A date
                that is less precise than another does not disagree with it, nor does a status that has moved on.
              </p>
            }
          >
            <Differences differing={disagreements.nodes} notes={notes} />
          </List>
          <PassageList notes={notes} />
        </>
      ),
    };
  },
});

function whereOf(query: URLSearchParams): DisagreementWhere {
  const kind = choiceOf(query, 'kind', KIND);
  const [visit, person, organization, source] = ['visit', 'person', 'organization', 'source'].map((name) =>
    textOf(query, name),
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
