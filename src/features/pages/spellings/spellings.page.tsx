import { ResponsiveTable } from '../layout/table.js';
import { coverageFraming } from '../charts/frame.js';
import { CommaName, NameLink } from '../facts/names.js';
import { SpellingsPageDocument, type SuspectedFragment } from '../generated/graphql.js';
import { ListView, listReads } from '../lists/list.js';
import { pageArguments } from '../lists/paging.js';
import { definePage } from '../page.js';
import { withQuery } from '../../../http/urls.js';
import { counted, EVIDENCE } from '../words.js';

const PATH = '/spellings';

export const spellingsPage = definePage({
  route: PATH,
  document: SpellingsPageDocument,
  reads: listReads([]),
  variables: ({ query }) => pageArguments(query),
  view: ({ suspectedSamePeople: pairs, coverage }, request, site) => ({
    title: 'Possible duplicate people',
    description: 'People who share a name, an alias or an identifier, and may have been stored twice.',
    ...(request.query.has('after') || request.query.has('before') ? {} : { canonical: PATH }),
    main: () => (
      <ListView
        title="Possible duplicate people"
        path={PATH}
        noun={['pair', 'pairs']}
        fields={[]}
        request={request}
        problems={new Map()}
        connection={pairs}
        framing={coverageFraming(
          'Possible duplicate people',
          coverage,
          'Pairs of people who may have been stored twice, and why. Others may have been missed.',
        )}
      >
        <ResponsiveTable
          caption="Possible duplicate people, in pairs"
          heads={['Person', 'Other', 'Evidence', ...(site.playground ? ['Decide, as an administrator'] : [])]}
        >
          {pairs.nodes.map(({ person, other, evidence }) => (
            <tr key={`${person.slug} ${other.slug}`}>
              <th scope="row">
                <Suspected person={person} />
              </th>
              <td data-label="Other">
                <Suspected person={other} />
              </td>
              <td data-label="Evidence">{evidence.map((each) => EVIDENCE[each]).join('; ')}</td>
              {site.playground && (
                <td data-label="Decide">
                  <a href={inPlayground(mergeOf(person, other))}>Same</a> or{' '}
                  <a href={inPlayground(apartOf(person, other))}>Different</a>
                </td>
              )}
            </tr>
          ))}
        </ResponsiveTable>
      </ListView>
    ),
  }),
});

function Suspected({ person }: { person: SuspectedFragment }) {
  return (
    <>
      <NameLink of={person} as="Person" />
      <CommaName of={person.country} as="Country" /> <span class="count">{counted(person.visits.totalCount, 'visit')}</span>
    </>
  );
}

/** Returns the address of the playground with a mutation for an administrator to send. */
function inPlayground(mutation: string): string {
  return withQuery('/graphql', { query: mutation });
}

function mergeOf(keep: SuspectedFragment, merge: SuspectedFragment): string {
  const [kept, merged] = [keep, merge].map(({ id, version }) => `{ id: ${JSON.stringify(id)}, version: ${version} }`);
  return `mutation {\n  mergePeople(input: { keep: ${kept}, merge: ${merged} }) {\n    person { slug name aliases }\n    errors { code message }\n  }\n}`;
}

function apartOf(one: SuspectedFragment, other: SuspectedFragment): string {
  return `mutation {\n  tellPeopleApart(input: { one: ${JSON.stringify(one.id)}, other: ${JSON.stringify(other.id)} }) {\n    person { slug }\n    errors { code message }\n  }\n}`;
}
