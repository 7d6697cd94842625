import { Statements } from '../facts/statement.js';
import { Link, SentenceList, NameLink, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import type { VisitPageQuery } from '../generated/graphql.js';
import { statementsUrl, visitUrl } from '../../../http/urls.js';
import { FurtherOutlets } from './further-outlets.js';
import { groupBy } from '../../../shared/group-by.js';
import { counted, number } from '../words.js';

type Visit = NonNullable<VisitPageQuery['visit']>;
type Statement = Visit['statements']['nodes'][number];

interface Props {
  visit: Visit;
  /** The number of statements that each outlet reported, including those not shown. */
  reported: VisitPageQuery['reported']['nodes'];
  notes: Notes;
}

/** The statements by the outlet that the source credits. Statements without an outlet come last. */
export function StatementsByOutlet({ visit, reported, notes }: Props) {
  const said = groupBy(visit.statements.nodes, ({ reportedBy }) => reportedBy?.slug ?? null);
  const accounts = reported
    .map(({ outlet, count }) => ({ outlet, total: count, statements: said.get(outlet?.slug ?? null) ?? [] }))
    .toSorted((a, b) => rank(b) - rank(a));
  const shown = accounts.filter(({ statements }) => statements.length > 0);
  const others = accounts.flatMap(({ outlet, total, statements }) =>
    outlet && statements.length === 0 ? [{ name: outlet.name, count: total }] : [],
  );
  return (
    <>
      {shown.map((account) => (
        <Outlet key={account.outlet?.slug} visit={visit} account={account} notes={notes} />
      ))}
      {others.length > 0 && (
        <p>
          {'Also reported by '}
          <FurtherOutlets visit={visit} outlets={others} />.
        </p>
      )}
    </>
  );
}

/** The statements that an outlet reported, or those credited to none: their total, and those that the page shows. */
interface Account {
  outlet: { slug: string; name: string } | null;
  total: number;
  statements: Statement[];
}

const rank = ({ outlet, total }: Account) => (outlet ? total : -1);

function Outlet({ visit, account: { outlet, total, statements }, notes }: { visit: Visit; account: Account; notes: Notes }) {
  return (
    <section class="outlet" aria-labelledby={`by-${outlet?.slug ?? '-'}`}>
      <h3 id={`by-${outlet?.slug ?? '-'}`}>
        {outlet ? 'Reported by ' : 'No outlet credited in the source'}
        {outlet && <NameLink of={outlet} as="Organization" />}{' '}
        <span class="count">
          {statements.length < total ? `${number(statements.length)} of ${number(total)}` : number(total)}
        </span>
      </h3>
      <Statements statements={statements} notes={notes}>
        {({ event, about }) => (
          <>
            {event && (
              <p class="aside">
                At: <Link to={`#event-${event.slug}`}>{event.title}</Link>
              </p>
            )}
            {about.length > 0 && (
              <p class="aside">
                {'About: '}
                <SentenceList
                  items={about.map((other) => (
                    <Link key={other.slug} to={visitUrl(other)}>
                      {other.title}
                    </Link>
                  ))}
                />
              </p>
            )}
          </>
        )}
      </Statements>
      {outlet && statements.length < total && (
        <p class="more">
          <a href={statementsUrl(visit, outlet.name)}>
            All {counted(total, 'statement')} reported by <Text>{outlet.name}</Text>
          </a>
        </p>
      )}
    </section>
  );
}
