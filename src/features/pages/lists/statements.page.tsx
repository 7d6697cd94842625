import { Statements } from '../facts/statement.js';
import { StatementsPageDocument, type StatementWhere } from '../generated/graphql.js';
import { STATEMENT_KIND } from '../words.js';
import { selectedChoice, choiceOptions, textParameter, searchWords } from './filters.js';
import { listPage } from './list-page.js';

export const statementsPage = listPage({
  path: '/statements',
  title: 'Statements',
  noun: ['statement', 'statements'],
  description: 'What was said, by whom, in whose words, and who reported it.',
  fields: [
    { name: 'q', label: 'Words', isSearch: true },
    { name: 'speaker', label: 'Said by' },
    { name: 'outlet', label: 'Reported by' },
    { name: 'topic', label: 'Topic' },
    { name: 'kind', label: 'Whose words', options: choiceOptions(STATEMENT_KIND) },
    { name: 'visit', label: 'During the visit', isRare: true },
  ],
  document: StatementsPageDocument,
  where: whereOf,
  rows: ({ statements }) => statements,
  show: (statements, notes) => <Statements statements={statements} notes={notes} />,
  hasPassages: true,
});

function whereOf(query: URLSearchParams): StatementWhere {
  const search = searchWords(query);
  const [speaker, outlet, topic, visit] = ['speaker', 'outlet', 'topic', 'visit'].map((name) => textParameter(query, name));
  const kind = selectedChoice(query, 'kind', STATEMENT_KIND);
  const name = speaker && { name: { contains: speaker } };
  return {
    ...(search && { search }),
    ...(name && { OR: [{ speaker: { person: name } }, { speaker: { organization: name } }, { speaker: { country: name } }] }),
    ...(outlet && { reportedBy: { name: { contains: outlet } } }),
    ...(topic && { topic: { name: { contains: topic } } }),
    ...(kind && { kind: [kind] }),
    ...(visit && { visit: { OR: [{ slug: { equals: visit } }, { title: { contains: visit } }] } }),
  };
}
