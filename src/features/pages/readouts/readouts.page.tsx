import { Section } from '../layout/section.js';
import { citeLink } from '../cite/panels.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { PagePassages } from '../facts/cites.js';
import { DifferencesTable } from '../facts/differing.js';
import { CommaText, Link, NameLink, SentenceList, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { Statements } from '../facts/statement.js';
import { ReadoutsPageDocument, type ReadoutsPageQuery } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import { type MainProps, definePage, routeSlug } from '../page.js';
import { sourceUrl, visitUrl, withQuery } from '../../../http/urls.js';
import { readoutsUrl, statementsUrl } from '../urls.js';
import { FurtherOutlets } from '../visit/further-outlets.js';
import { counted, number, SOURCE_KIND, STATEMENT_KIND } from '../words.js';
import {
  listAccounts,
  NO_OUTLET,
  namedTopics,
  otherOutlets,
  accountSubjects,
  sideOf,
  statementsBySpeaker,
  type Account,
  type Statement,
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
      description: `What each outlet reported about ${visit.title}, side by side.`,
      canonical: readoutsUrl(visit),
      cite: { title: `Readouts: ${visit.title}`, path: readoutsUrl(visit), takesVersion: true },
      main: (notes) => <ReadoutsMain {...{ visit, data, request, site, notes }} />,
    };
  },
});

function ReadoutsMain({ visit, data, request, site, notes }: MainProps<ReadoutsPageQuery> & { visit: ReadoutsVisit }) {
  const { reported, differing } = data;
  const { totalCount, nodes } = visit.statements;
  const accounts = listAccounts(nodes, reported.nodes);
  const others = otherOutlets(accounts, reported.nodes);
  const subjects = accountSubjects(accounts);
  const isPublished = accounts.some(({ outlet, name }) => outlet === null && name !== NO_OUTLET);
  const credits = reported.nodes
    .toSorted((one, other) => Number(one.outlet === null) - Number(other.outlet === null))
    .map(({ outlet, count }) =>
      outlet ? `${number(count)} via ${outlet.name}` : `${number(count)} ${isPublished ? 'by the publisher' : 'uncredited'}`,
    );
  const sources = new Map(nodes.map(({ source: each }) => [each.slug, each]));
  const [source] = sources.size === 1 ? sources.values() : [];
  const here = source ? [visit.slug, source.slug] : [visit.slug];
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
          {source && (
            <>
              {'Source: '}
              <Link to={sourceUrl(source)}>{source.title}</Link>.{' '}
            </>
          )}
          An outlet may have reported more than {source ? 'this source says' : 'these sources say'}.
          {withoutSubject > 0 &&
            ` ${counted(withoutSubject, 'statement', 'statements')}${nodes.length < totalCount ? ` of the first ${number(nodes.length)}` : ''} ${withoutSubject === 1 ? 'names' : 'name'} no subject.`}
        </p>
        <Jumps
          to={[
            nodes.length > 0 && ['speakers', 'By speaker'],
            nodes.length > 0 && ['compared', 'By subject'],
            differing.nodes.length > 0 && ['differing', 'Where sources disagree'],
            nodes.length > 0 && ['passages', 'Sources'],
            citeLink(readoutsUrl(visit)),
          ]}
        />
      </div>
      <Since of={visit} request={request} site={site} />
      {nodes.length > 0 && <Speakers visit={visit} accounts={accounts} reported={reported.nodes} />}
      {nodes.length > 0 && (
        <Comparison here={here} accounts={accounts} subjects={subjects} notes={notes}>
          {source ? `in this ${SOURCE_KIND[source.kind]}` : 'in these sources'}
        </Comparison>
      )}
      {differing.nodes.length > 0 && (
        <Section id="differing" title="Where sources disagree">
          <DifferencesTable differing={differing.nodes} notes={notes} />
        </Section>
      )}
      {totalCount > nodes.length && (
        <p class="more">
          The first {number(nodes.length)} are compared.{' '}
          {others.length > 0 && (
            <>
              {'They include none by '}
              <FurtherOutlets visit={visit} outlets={others} />
              {'. '}
            </>
          )}
          <a href={statementsUrl(visit)}>All {counted(totalCount, 'statement')}</a>
        </p>
      )}
      <PagePassages notes={notes} />
    </article>
  );
}

interface ComparisonProps {
  /** The visit and, if there is only one, the source, by slug. */
  here: readonly string[];
  accounts: Account<Statement>[];
  subjects: Subject[];
  notes: Notes;
  /** What is compared: "in this article". */
  children: string;
}

interface SpeakersProps {
  visit: ReadoutsVisit;
  accounts: Account<Statement>[];
  reported: ReadoutsPageQuery['reported']['nodes'];
}

/** A table of how many statements each account reports by each speaker, and in whose words. */
function Speakers({ visit, accounts, reported }: SpeakersProps) {
  return (
    <section aria-labelledby="speakers" class="scroll" tabIndex={0}>
      <h2 id="speakers">By speaker</h2>
      <table class="wide readouts">
        <thead>
          <tr>
            <th scope="col">Speaker</th>
            {accounts.map(({ slug, name, outlet }) => (
              <th key={slug} scope="col">
                {outlet ? <NameLink of={outlet} as="Organization" /> : name}
                <CommaText>{countryText(visit, reported.find((each) => each.outlet?.slug === slug)?.outlet?.country)}</CommaText>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statementsBySpeaker(accounts.flatMap(({ statements }) => statements)).map(([speaker, said]) => (
            <tr key={speaker}>
              <th scope="row">
                <Text>{speaker}</Text>
                <CommaText>{sideOf(said[0]!, visit)}</CommaText>
              </th>
              {accounts.map(({ slug, name, statements }) => {
                const kinds = kindsText(statements.filter((each) => said.includes(each)));
                return kinds === '' ? (
                  <td key={slug} class="none">
                    none
                  </td>
                ) : (
                  <td key={slug} data-label={`${name}:`}>
                    {kinds}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Returns the country of an outlet and, if the country took part in the visit, its side. */
function countryText({ guestCountry, hostCountry }: ReadoutsVisit, country: { slug: string; name: string } | null | undefined) {
  if (!country) return null;
  const side = country.slug === hostCountry.slug ? ' (host)' : country.slug === guestCountry?.slug ? ' (guest)' : '';
  return country.name + side;
}

/** Returns counts such as "2 quotes, 1 paraphrase", quotes first. */
const kindsText = (statements: Statement[]): string =>
  (Object.keys(STATEMENT_KIND) as Statement['kind'][])
    .map((kind) => ({ kind, count: statements.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) =>
      kind === 'INDIRECT_QUOTE' ? `${number(count)} in the outlet’s words` : counted(count, STATEMENT_KIND[kind]),
    )
    .join(', ');

/** A table of what each account reports, with one row for each subject. A phone shows it as a list. */
function Comparison({ here, accounts, subjects, notes, children: where }: ComparisonProps) {
  const others = accounts.map(({ slug, statements }) => [slug, withoutSubjects(statements)] as const);
  const rest: Subject = { key: '', name: 'No subject named', statements: new Map(others), only: null };
  const rows = others.some(([, said]) => said.length > 0) ? [...subjects, rest] : subjects;
  return (
    <section aria-labelledby="compared" class="scroll" tabIndex={0}>
      <h2 id="compared">By subject</h2>
      <table class="wide readouts">
        <thead>
          <tr>
            <th scope="col">Subject</th>
            {accounts.map(({ slug, name, outlet, statements, total }) => (
              <th key={slug} scope="col">
                {outlet ? <NameLink of={outlet} as="Organization" /> : name}{' '}
                <span class="count">
                  {statements.length < total ? `${number(statements.length)} of ${number(total)}` : number(total)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, statements, only }) => (
            <tr key={key}>
              <th scope="row">
                <Text>{name}</Text>
                {accounts.length > 1 && only !== null && (
                  <p class="aside">
                    {where} only <Text>{nameOf(accounts, only)}</Text>
                  </p>
                )}
              </th>
              {accounts.map((account) => (
                <Cell key={account.slug} {...{ here, account, notes, where }} said={statements.get(account.slug) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function nameOf(accounts: Account<Statement>[], slug: string): string {
  const { outlet } = accounts.find((each) => each.slug === slug)!;
  return outlet ? `from ${outlet.name}` : 'where no outlet is credited';
}

/** Returns the indexes of statements without a subject. */
const withoutSubjects = (statements: Statement[]): number[] =>
  statements.flatMap((statement, index) => (namedTopics(statement).length === 0 ? [index] : []));

interface CellProps {
  here: readonly string[];
  account: Account<Statement>;
  /** The indexes of the account's statements on the subject. */
  said: number[];
  where: string;
  notes: Notes;
}

function Cell({ here, account: { slug, name, statements }, said, where, notes }: CellProps) {
  if (said.length === 0) return <td class="none">not {where}</td>;
  return (
    <td data-label={name}>
      <Statements statements={said.map((index) => statements[index]!)} notes={notes} here={[...here, slug]} />
    </td>
  );
}
