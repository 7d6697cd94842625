import { CITE, CitePanel } from '../cite/cite-panel.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { PassageList } from '../facts/cites.js';
import { Differences } from '../facts/differing.js';
import { Name, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { Said } from '../facts/statement.js';
import { type DifferingFragment, ReadoutsPageDocument, type ReadoutsPageQuery } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import { page, type Site, slugOf } from '../page.js';
import { readoutsUrl, statementsUrl, visitUrl, withQuery } from '../urls.js';
import { FurtherOutlets } from '../visit/further-outlets.js';
import { counted, number } from '../words.js';
import { accountsOf, namedIn, NO_OUTLET, othersOf, subjectsOf, type Account, type Subject, type Visit } from './accounts.js';

export const readoutsPage = page({
  route: '/visits/:slug/readouts',
  document: ReadoutsPageDocument,
  reads: ['version'],
  variables: (request) => ({ slug: slugOf(request), ...sinceCited(request) }),
  view: ({ visit, reported, differing }, request, site) => {
    if (!visit) return { missing: 'visit' };
    if (visit.slug !== slugOf(request)) return { movedTo: withQuery(readoutsUrl(visit), { version: citedVersion(request) }) };
    return {
      title: `Readouts: ${visit.title}`,
      description: `What each outlet reported of ${visit.title}, side by side.`,
      canonical: readoutsUrl(visit),
      main: (notes) => (
        <ReadoutsMain
          visit={visit}
          reported={reported}
          differing={differing.nodes}
          notes={notes}
          site={site}
          cited={citedVersion(request)}
        />
      ),
    };
  },
});

interface Props {
  visit: Visit;
  /** How many statements each outlet reported, compared or not. */
  reported: ReadoutsPageQuery['reported'];
  differing: DifferingFragment[];
  notes: Notes;
  site: Site;
  /** The version of the data that a citation names; null without one. */
  cited: number | null;
}

function ReadoutsMain({ visit, reported, differing, notes, site, cited }: Props) {
  const { totalCount, nodes } = visit.statements;
  const accounts = accountsOf(nodes, reported);
  const others = othersOf(accounts, reported);
  const subjects = subjectsOf(accounts);
  const isCompared = accounts.length > 1 && subjects.length > 0;
  const withoutSubject = nodes.filter(({ topics, about }) => topics.length + about.length === 0).length;
  return (
    <article>
      <div class="lead">
        <p class="kicker">Readouts, side by side</p>
        <h1>
          <a href={visitUrl(visit)}>
            <Text>{visit.title}</Text>
          </a>
        </h1>
        <p class="deck">
          {counted(totalCount, 'statement')} in {counted(accounts.length + others.length, 'account')}. An account is what these
          sources credit to one outlet. Statements that are credited to no outlet stand last.
        </p>
        <p class="aside">
          An outlet may have reported more than these sources say.
          {withoutSubject > 0 &&
            ` ${counted(withoutSubject, 'statement', 'statements')}${nodes.length < totalCount ? ` of the first ${number(nodes.length)}` : ''} ${withoutSubject === 1 ? 'names' : 'name'} no subject.`}
        </p>
        <Jumps
          to={[
            isCompared && ['compared', 'Credited to each outlet'],
            differing.length > 0 && ['differing', 'Where sources disagree'],
            ...accounts.map(({ slug, name }) => [accountId(slug), name] as const),
            nodes.length > 0 && ['passages', 'Passages'],
            CITE,
          ]}
        />
      </div>
      {cited !== null && <Since of={visit} version={cited} />}
      {isCompared && <Comparison accounts={accounts} subjects={subjects} />}
      {differing.length > 0 && (
        <section aria-labelledby="differing">
          <h2 id="differing">Where sources disagree</h2>
          <Differences differing={differing} notes={notes} />
        </section>
      )}
      <div class="columns">
        {accounts.map((account) => (
          <Column key={account.slug} account={account} accounts={accounts} subjects={subjects} notes={notes} />
        ))}
      </div>
      {totalCount > nodes.length && (
        <p class="more">
          The first {number(nodes.length)} are compared.{' '}
          {others.length > 0 && (
            <>
              {'None is by '}
              <FurtherOutlets visit={visit} outlets={others.map(({ outlet, count }) => ({ name: outlet.name, count }))} />
              {'. '}
            </>
          )}
          <a href={statementsUrl(visit)}>All {counted(totalCount, 'statement')}</a>
        </p>
      )}
      <PassageList notes={notes} />
      <CitePanel
        title={`Readouts: ${visit.title}`}
        url={site.origin + withQuery(readoutsUrl(visit), { version: site.version })}
        version={site.version}
      />
    </article>
  );
}

/** How much each account says on each subject, in numbers and words. A phone shows it as a list. */
function Comparison({ accounts, subjects }: { accounts: Account[]; subjects: Subject[] }) {
  return (
    <section aria-labelledby="compared" class="scroll" tabIndex={0}>
      <h2 id="compared">Credited to each outlet</h2>
      <table class="wide">
        <thead>
          <tr>
            <th scope="col">Subject</th>
            {accounts.map(({ slug, name }) => (
              <th key={slug} scope="col">
                <a href={`#${accountId(slug)}`}>
                  <Text>{name}</Text>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map(({ key, name, statements, only }) => (
            <tr key={key}>
              <th scope="row">
                <Text>{name}</Text>
              </th>
              {accounts.map((account) => (
                <Cell key={account.slug} account={account} said={statements.get(account.slug)} only={only} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const accountId = (slug: string) => `by-${slug}`;
const statementId = (slug: string, index: number) => `said-${slug}-${index + 1}`;

/** What one account has on a subject, leading to the first of these statements. */
function Cell({ account: { slug, name }, said, only }: { account: Account; said?: number[]; only: string | null }) {
  if (!said) return <td class="none">none credited</td>;
  return (
    <td data-label={name}>
      <a href={`#${statementId(slug, said[0]!)}`}>{counted(said.length, 'statement')}</a>
      {only === slug && ', only here'}
    </td>
  );
}

interface ColumnProps {
  account: Account;
  accounts: Account[];
  subjects: Subject[];
  notes: Notes;
}

function Column({ account, accounts, subjects, notes }: ColumnProps) {
  const { slug, outlet, statements, total } = account;
  const only = subjects.filter((subject) => accounts.length > 1 && subject.only === slug);
  const missing = subjects.filter((subject) => !subject.statements.has(slug));
  const id = accountId(slug);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {outlet ? <Name of={outlet} as="Organization" /> : NO_OUTLET}{' '}
        <span class="count">
          {statements.length < total ? `${number(statements.length)} of ${number(total)}` : number(total)}
        </span>
      </h2>
      <Subjects words="Only here" subjects={only} />
      {outlet !== null && <Subjects words="No statement credited on" subjects={missing} />}
      <ul class="plain statements">
        {statements.map((statement, index) => (
          <li key={index} id={statementId(slug, index)}>
            <Said statement={statement} notes={notes} />
            <Subjects words="On" subjects={namedIn(statement)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Subjects({ words, subjects }: { words: string; subjects: Pick<Subject, 'name'>[] }) {
  if (subjects.length === 0) return null;
  return (
    <p class="aside">
      {words}: <Text>{subjects.map(({ name }) => name).join('; ')}</Text>.
    </p>
  );
}
