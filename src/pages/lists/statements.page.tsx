import { PassageList } from '../facts/cites.js';
import { ReportedOf, Said } from '../facts/statement.js';
import { StatementsPageDocument, type StatementWhere } from '../generated/graphql.js';
import { page } from '../page.js';
import { csvOf } from '../urls.js';
import { STATEMENT_KIND } from '../words.js';
import { choiceOf, type FilterField, optionsOf, problemsOf, textOf, askedOf, wordsOf } from './filters.js';
import { List, listReads, listView } from './list.js';
import { placeOf } from './paging.js';

const PATH = '/statements';
const FIELDS: FilterField[] = [
  { name: 'q', label: 'Words', isSearch: true },
  { name: 'speaker', label: 'Said by' },
  { name: 'outlet', label: 'Reported by' },
  { name: 'topic', label: 'Topic' },
  { name: 'kind', label: 'Whose words', options: optionsOf(STATEMENT_KIND) },
];

export const statementsPage = page({
  route: PATH,
  document: StatementsPageDocument,
  reads: listReads(FIELDS),
  variables: ({ query }) => ({ where: whereOf(query), ...placeOf(query), ...askedOf(query) }),
  view: ({ meant = [], statements }, request) => {
    const problems = problemsOf(FIELDS, request.query);
    return {
      title: 'Statements',
      description: 'What was said, by whom, in whose words, and who reported it.',
      ...listView(PATH, request, problems, csvOf('statements', whereOf(request.query))),
      main: (notes) => (
      <>
        <List title="Statements" path={PATH} noun={['statement', 'statements']} fields={FIELDS} request={request} problems={problems} meant={meant} connection={statements}>
          <ul class="plain statements">
            {statements.nodes.map((statement, index) => (
              <li key={index}>
                <Said statement={statement} notes={notes} />
                <ReportedOf {...statement} />
              </li>
            ))}
          </ul>
        </List>
        <PassageList notes={notes} />
      </>
    ), // prettier-ignore
    };
  },
});

function whereOf(query: URLSearchParams): StatementWhere {
  const search = wordsOf(query);
  const [speaker, outlet, topic] = ['speaker', 'outlet', 'topic'].map((name) => textOf(query, name));
  const kind = choiceOf(query, 'kind', STATEMENT_KIND);
  const name = speaker && { name: { contains: speaker } };
  return {
    ...(search && { search }),
    ...(name && { OR: [{ speaker: { person: name } }, { speaker: { organization: name } }, { speaker: { country: name } }] }),
    ...(outlet && { reportedBy: { name: { contains: outlet } } }),
    ...(topic && { topic: { name: { contains: topic } } }),
    ...(kind && { kind: [kind] }),
  }; // prettier-ignore
}
