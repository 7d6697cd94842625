import { Section } from '../layout/section.js';
import { CITE, CitePanel } from '../cite/panels.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { PagePassages } from '../facts/cites.js';
import { DifferencesTable } from '../facts/differing.js';
import { Link, NameLink, SentenceList, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { Said } from '../facts/statement.js';
import { ReadoutsPageDocument, type ReadoutsPageQuery } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import { type MainProps, definePage, routeSlug } from '../page.js';
import { readoutsUrl, statementsUrl, visitUrl, withQuery } from '../../../http/urls.js';
import { FurtherOutlets } from '../visit/further-outlets.js';
import { counted, number } from '../words.js';
import {
  accountsOf,
  namedTopics,
  NO_OUTLET,
  othersOf,
  accountSubjects,
  type Account,
  type Subject,
  type ReadoutsVisit,
} from './accounts.js';

export const readoutsPage = definePage({
  route: '/visits/:slug/readouts',
  document: ReadoutsPageDocument,
  reads: ['version'],
  variables: (request) => ({ slug: routeSlug(request), ...sinceCited(request) }),
  view: (data, request, site) => {
    const { visit } = data;
    if (!visit) return { missing: 'visit' };
    if (visit.slug !== routeSlug(request)) return { movedTo: withQuery(readoutsUrl(visit), { version: citedVersion(request) }) };
    return {
      title: `Readouts: ${visit.title}`,
      description: `What each outlet reported of ${visit.title}, side by side.`,
      canonical: readoutsUrl(visit),
      main: (notes) => <ReadoutsMain {...{ visit, data, request, site, notes }} />,
    };
  },
});

function ReadoutsMain({ visit, data, request, site, notes }: MainProps<ReadoutsPageQuery> & { visit: ReadoutsVisit }) {
  const { reported, differing } = data;
  const { totalCount, nodes } = visit.statements;
  const accounts = accountsOf(nodes, reported.nodes);
  const others = othersOf(accounts, reported.nodes);
  const subjects = accountSubjects(accounts);
  const isCompared = accounts.length > 1 && subjects.length > 0;
  const credits = reported.nodes
    .toSorted((one, other) => Number(one.outlet === null) - Number(other.outlet === null))
    .map(({ outlet, count }) => (outlet ? `${number(count)} via ${outlet.name}` : `${number(count)} uncredited`));
  const withoutSubject = nodes.filter(({ topics, about }) => topics.length + about.length === 0).length;
  return (
    <article>
      <div class="lead">
        <p class="kicker">Readouts, side by side</p>
        <h1>
          <Link to={visitUrl(visit)}>{visit.title}</Link>
        </h1>
        <p class="deck">
          {counted(totalCount, 'statement')}: <SentenceList items={credits} />.
        </p>
        <p class="aside">
          An outlet may have reported more than these sources say.
          {withoutSubject > 0 &&
            ` ${counted(withoutSubject, 'statement', 'statements')}${nodes.length < totalCount ? ` of the first ${number(nodes.length)}` : ''} ${withoutSubject === 1 ? 'names' : 'name'} no subject.`}
        </p>
        <Jumps
          to={[
            isCompared && ['compared', 'Credited to each outlet'],
            differing.nodes.length > 0 && ['differing', 'Where sources disagree'],
            ...accounts.map(({ slug, name }) => [accountId(slug), name] as const),
            nodes.length > 0 && ['passages', 'Sources'],
            CITE,
          ]}
        />
      </div>
      <Since of={visit} request={request} site={site} />
      {isCompared && <Comparison accounts={accounts} subjects={subjects} />}
      {differing.nodes.length > 0 && (
        <Section id="differing" title="Where sources disagree">
          <DifferencesTable differing={differing.nodes} notes={notes} />
        </Section>
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
              {'They include none by '}
              <FurtherOutlets visit={visit} outlets={others.map(({ outlet, count }) => ({ name: outlet.name, count }))} />
              {'. '}
            </>
          )}
          <a href={statementsUrl(visit)}>All {counted(totalCount, 'statement')}</a>
        </p>
      )}
      <PagePassages notes={notes} />
      <CitePanel title={`Readouts: ${visit.title}`} path={withQuery(readoutsUrl(visit), { version: site.version })} site={site} />
    </article>
  );
}

/** The number of statements of each account on each subject. A phone shows the table as a list. */
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
                <Link to={`#${accountId(slug)}`}>{name}</Link>
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

/** The number of an account's statements on a subject, linked to the first of them. */
function Cell({ account: { slug, name }, said, only }: { account: Account; said?: number[]; only: string | null }) {
  if (!said) return <td class="none">not mentioned</td>;
  return (
    <td data-label={name}>
      <a href={`#${statementId(slug, said[0]!)}`}>{counted(said.length, 'statement')}</a>
      {only === slug && ', only in this readout'}
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
        {outlet ? <NameLink of={outlet} as="Organization" /> : NO_OUTLET}{' '}
        <span class="count">
          {statements.length < total ? `${number(statements.length)} of ${number(total)}` : number(total)}
        </span>
      </h2>
      <Subjects words="Only in this readout" subjects={only} />
      {outlet !== null && <Subjects words="Not mentioned" subjects={missing} />}
      <ul class="plain statements">
        {statements.map((statement, index) => (
          <li key={index} id={statementId(slug, index)}>
            <Said statement={statement} notes={notes} />
            <Subjects words="On" subjects={namedTopics(statement)} />
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
