import { Listed, Name, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { Said } from '../facts/statement.js';
import type { VisitPageQuery } from '../generated/graphql.js';
import { visitUrl } from '../urls.js';
import { groupBy } from '../../group-by.js';
import { number } from '../words.js';

type Visit = NonNullable<VisitPageQuery['visit']>;
type Statement = Visit['statements']['nodes'][number];

/** The statements of each outlet that a source names as its own source; last those without one. */
export function StatementsByOutlet({
  statements: { totalCount, nodes },
  notes,
}: {
  statements: Visit['statements'];
  notes: Notes;
}) {
  const isWhole = totalCount === nodes.length;
  const groups = groupBy(nodes, ({ reportedBy }) => reportedBy?.slug ?? null);
  const named = [...groups].filter(([outlet]) => outlet !== null).toSorted(([, a], [, b]) => b.length - a.length);
  const unnamed = groups.get(null);
  return (
    <>
      {named.map(([outlet, said]) => (
        <Outlet key={outlet} statements={said} isWhole={isWhole} notes={notes} />
      ))}
      {unnamed && <Outlet statements={unnamed} isWhole={isWhole} notes={notes} />}
    </>
  );
}

interface OutletProps {
  statements: Statement[];
  /** Whether these are all that the outlet reported. */
  isWhole: boolean;
  notes: Notes;
}

function Outlet({ statements, isWhole, notes }: OutletProps) {
  const outlet = statements[0]!.reportedBy;
  return (
    <section class="outlet" aria-labelledby={`by-${outlet?.slug ?? '-'}`}>
      <h3 id={`by-${outlet?.slug ?? '-'}`}>
        {outlet ? (
          <>
            {'Reported by '}
            <Name of={outlet} as="Organization" />
          </>
        ) : (
          'No outlet named by the source'
        )}
        {isWhole && (
          <>
            {' '}
            <span class="count">{number(statements.length)}</span>
          </>
        )}
      </h3>
      <ul class="plain statements">
        {statements.map((statement, index) => (
          <li key={index}>
            <Said statement={statement} notes={notes} />
            {statement.event && (
              <p class="aside">
                {'At: '}
                <a href={`#event-${statement.event.slug}`}>
                  <Text>{statement.event.title}</Text>
                </a>
              </p>
            )}
            {statement.about.length > 0 && (
              <p class="aside">
                {'About: '}
                <Listed
                  items={statement.about.map((visit) => (
                    <a key={visit.slug} href={visitUrl(visit)}>
                      <Text>{visit.title}</Text>
                    </a>
                  ))}
                />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
