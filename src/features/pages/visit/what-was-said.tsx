import { Jumps } from '../layout/jumps.js';
import { Section } from '../layout/section.js';
import { noOutlet, speakersText, Statements } from '../facts/statement.js';
import { NameLink, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import type { VisitPageQuery } from '../generated/graphql.js';
import { visitUrl, withQuery } from '../../../http/urls.js';
import { readoutsUrl, statementsUrl } from '../urls.js';
import { type Account, listAccounts, otherOutlets } from '../readouts/accounts.js';
import { FurtherOutlets } from './further-outlets.js';
import { groupBy } from '../../../shared/group-by.js';
import { selectedChoice } from '../lists/filters.js';
import { counted, number, STATEMENT_KIND, tookPlace } from '../words.js';

type Visit = NonNullable<VisitPageQuery['visit']>;
type Statement = Visit['statements']['nodes'][number];

/** The parameter by which the statements are grouped. */
export const BY = 'by';
const GROUPS = { speaker: 'by speaker', outlet: 'by outlet' };

const KINDS = Object.keys(STATEMENT_KIND);

/** The number of statements that are shown initially. The others are collapsed. */
const SHOWN = 4;

interface Props {
  visit: Visit;
  /** The number of statements that each outlet reported, including those not shown. */
  reported: VisitPageQuery['reported']['nodes'];
  query: URLSearchParams;
  notes: Notes;
}

/** The statements made during a visit: a few at first, or grouped by speaker or outlet. */
export function WhatWasSaid({ visit, reported, query, notes }: Props) {
  const { totalCount, nodes } = visit.statements;
  if (totalCount === 0) return null;
  const by = selectedChoice(query, BY, GROUPS);
  const sorted = nodes.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const [first, others] = [sorted.slice(0, SHOWN), sorted.slice(SHOWN)];
  // The passages have the same numbers however the statements are grouped.
  for (const statement of sorted)
    for (const passage of statement.citationsConnection.nodes) notes.numberOf(passage, speakersText(statement));
  return (
    <Section id="statements" title={tookPlace(visit.status) ? 'What was said' : 'What was said about it'} count={totalCount}>
      <nav class="sorting" aria-label="Statements">
        <ul>
          {[[null, 'quotes first'] as const, ...(Object.entries(GROUPS) as [keyof typeof GROUPS, string][])].map(
            ([each, name]) => (
              <li key={name}>
                {each === by ? (
                  <span aria-current="true">{name}</span>
                ) : (
                  <a href={`${withQuery(visitUrl(visit), { [BY]: each })}#statements`}>{name}</a>
                )}
              </li>
            ),
          )}
          <li>
            <a href={readoutsUrl(visit)}>Compare readouts</a>
          </li>
        </ul>
      </nav>
      {by === 'outlet' && <ByOutlet visit={visit} reported={reported} notes={notes} />}
      {by === 'speaker' && <BySpeaker visit={visit} notes={notes} />}
      {by === null && <Cards visit={visit} statements={first} notes={notes} />}
      {by === null && others.length > 0 && (
        <details class="rest">
          <summary>{counted(others.length, 'more statement')}</summary>
          <Cards visit={visit} statements={others} notes={notes} />
        </details>
      )}
      {totalCount > nodes.length && (
        <p class="more">
          These are the first {number(nodes.length)}. <a href={statementsUrl(visit)}>All {counted(totalCount, 'statement')}</a>
        </p>
      )}
    </Section>
  );
}

interface CardsProps {
  visit: Visit;
  statements: Statement[];
  /** The outlet of the section, by slug. */
  here?: readonly string[];
  notes: Notes;
}

function Cards({ visit, statements, here = [], notes }: CardsProps) {
  return <Statements statements={statements} notes={notes} here={[visit.slug, ...here]} />;
}

function BySpeaker({ visit, notes }: Omit<CardsProps, 'statements'>) {
  const speakers = [...groupBy(visit.statements.nodes, speakersText)].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <>
      <Jumps to={speakers.map(([name, { length }], index) => [`speaker-${index}`, `${name} (${number(length)})`])} />
      {speakers.map(([name, statements], index) => (
        <section key={name} class="outlet" aria-labelledby={`speaker-${index}`}>
          <h3 id={`speaker-${index}`}>
            <Text>{name}</Text> <span class="count">{number(statements.length)}</span>
          </h3>
          <Cards visit={visit} statements={statements} notes={notes} />
        </section>
      ))}
    </>
  );
}

/** The statements by the outlet that the source credits. Statements without an outlet come last. */
export function ByOutlet({ visit, reported, notes }: Omit<Props, 'query'>) {
  const accounts = listAccounts(visit.statements.nodes, reported);
  const others = otherOutlets(accounts, reported);
  return (
    <>
      <Jumps
        to={accounts.map(({ slug, outlet, total, statements }) => [
          `by-${slug}`,
          `${outlet?.name ?? noOutlet(statements.map(({ source }) => source))} (${number(total)})`,
        ])}
      />
      {accounts.map((account) => (
        <Outlet key={account.slug} visit={visit} account={account} notes={notes} />
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

interface OutletProps {
  visit: Visit;
  account: Account<Statement>;
  notes: Notes;
}

function Outlet({ visit, account: { slug, outlet, total, statements }, notes }: OutletProps) {
  return (
    <section class="outlet" aria-labelledby={`by-${slug}`}>
      <h3 id={`by-${slug}`}>
        {outlet ? 'Reported by ' : noOutlet(statements.map(({ source }) => source))}
        {outlet && <NameLink of={outlet} as="Organization" />}{' '}
        <span class="count">
          {statements.length < total ? `${number(statements.length)} of ${number(total)}` : number(total)}
        </span>
      </h3>
      <div>
        <Cards visit={visit} statements={statements} here={[slug]} notes={notes} />
        {outlet && statements.length < total && (
          <p class="more">
            <a href={statementsUrl(visit, outlet.name)}>
              All {counted(total, 'statement')} reported by <Text>{outlet.name}</Text>
            </a>
          </p>
        )}
      </div>
    </section>
  );
}
