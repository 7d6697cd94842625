import { settlingUrl } from '../desk/settling.js';
import { ResponsiveTable } from '../layout/table.js';
import { coverageFraming } from '../charts/frame.js';
import { CommaName, NameLink } from '../facts/names.js';
import { SpellingsPageDocument, type SuspectedFragment } from '../generated/graphql.js';
import { ListView, listReads } from '../lists/list.js';
import { pageArguments } from '../lists/paging.js';
import { definePage } from '../page.js';
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
        <ResponsiveTable caption="Possible duplicate people, in pairs" heads={['Person', 'Other', 'Evidence']}>
          {pairs.nodes.map(({ person, other, evidence }) => (
            <tr key={`${person.slug} ${other.slug}`}>
              <th scope="row">
                <Suspected person={person} />
              </th>
              <td data-label="Other">
                <Suspected person={other} />
              </td>
              <td data-label="Evidence">{evidence.map((each) => EVIDENCE[each]).join('; ')}</td>
            </tr>
          ))}
        </ResponsiveTable>
        {site.desk && (
          <p class="aside">
            <a href={settlingUrl('spellings')}>Editors: decide at the desk</a>
          </p>
        )}
      </ListView>
    ),
  }),
});

function Suspected({ person }: { person: SuspectedFragment }) {
  return (
    <>
      <NameLink of={person} as="Person" />
      <CommaName of={person.country} as="Country" />{' '}
      <span class="count">
        {counted(person.visits.totalCount, 'visit')}
        {yearsText(person)}
      </span>
    </>
  );
}

/** Returns the years of the first and the last visit after a comma; empty if they are not known. */
function yearsText({ visits, latest }: SuspectedFragment): string {
  const years = [...visits.nodes, ...latest.nodes].flatMap(({ start }) => start?.edtf.match(/\d{4}/g) ?? []).toSorted();
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined ? '' : `, ${first === last ? first : `${first} to ${last}`}`;
}
