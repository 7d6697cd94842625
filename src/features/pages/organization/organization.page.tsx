import { Statements } from '../facts/statement.js';
import { AllOf, Section } from '../layout/section.js';
import { capitalize } from '../../../shared/capitals.js';
import { CHART, type Chart } from '../charts/chart.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { Cites, PagePassages } from '../facts/cites.js';
import { Events } from '../facts/events.js';
import { contradicted, differingOn, Otherwise, WhereTheyDiffer } from '../facts/differing.js';
import { IdentifierLinks, sameAs } from '../facts/identifiers.js';
import { CommaName, Link, SentenceList, NameLink, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { officesChart, OfficesSection } from '../facts/office.js';
import { CalledOffVisits, VisitRows } from '../facts/visits-table.js';
import { OrganizationPageDocument, type OrganizationPageQuery } from '../generated/graphql.js';
import { type MainProps, definePage, routeSlug } from '../page.js';
import { organizationUrl, sourceUrl, withQuery } from '../../../http/urls.js';
import { readoutsUrl } from '../urls.js';
import { CALLED_OFF, counted, number, plain, withAnnounced } from '../words.js';

type Organization = NonNullable<OrganizationPageQuery['organization']>;

export const organizationPage = definePage({
  route: '/organizations/:slug',
  document: OrganizationPageDocument,
  reads: ['version', CHART],
  variables: (request) => ({ slug: routeSlug(request), calledOff: CALLED_OFF, ...sinceCited(request) }),
  view: (data, request, site) => {
    const { organization } = data;
    if (!organization) return { missing: 'organization' };
    if (organization.slug !== routeSlug(request))
      return { movedTo: withQuery(organizationUrl(organization), { version: citedVersion(request) }) };
    const { name, aliases, abbreviation, kind } = organization;
    const offices = officesChart(name, organization.positions.nodes, holderName);
    return {
      title: name,
      description: `${name}, ${plain(kind)}: who held offices in it, whom it received, what it said and what it reported.`,
      canonical: organizationUrl(organization),
      cite: { title: name, path: organizationUrl(organization), takesVersion: true },
      charts: [offices],
      jsonLd: {
        '@type': 'Organization',
        '@id': site.origin + organizationUrl(organization),
        name,
        alternateName: [...aliases, ...(abbreviation === null ? [] : [abbreviation])],
        ...sameAs(organization),
        ...contradicted(differingOn(data.differing.nodes, organization), site.origin),
      },
      main: (notes) => <Main {...{ organization, offices, data, request, site, notes }} />,
    };
  },
});

interface Props extends MainProps<OrganizationPageQuery> {
  organization: Organization;
  offices: Chart | null;
}

const holderName = ({ person, title }: Organization['positions']['nodes'][number]): string => `${person.name}, ${title}`;

function Main({ organization, offices, data: { sources, made, events, announced, differing }, request, site, notes }: Props) {
  const own = differingOn(differing.nodes, organization);
  const { name, aliases, kind, country, parent, positions, visitsHosted, held, calledOff, reported, reports, statements } =
    organization;
  return (
    <article>
      <div class="lead">
        <p class="kicker">
          {capitalize(plain(kind))}
          <CommaName of={country} as="Country" />
          <Otherwise differing={own.filter(({ field }) => field !== 'PARENT')} notes={notes} />
        </p>
        <h1>
          <Text>{name}</Text>
          <Cites fact={organization} what={name} notes={notes} />
        </h1>
        {aliases.length > 0 && (
          <p class="deck">
            Also <Text>{aliases.join('; ')}</Text>
          </p>
        )}
        {parent && (
          <p>
            Part of <NameLink of={parent} as="Organization" />
            <Otherwise differing={own.filter(({ field }) => field === 'PARENT')} notes={notes} />
          </p>
        )}
        <IdentifierLinks of={organization} />
      </div>
      <Since of={organization} request={request} site={site} />
      <OfficesSection
        offices={positions.nodes}
        count={positions.totalCount}
        chart={offices}
        query={request.query}
        differing={differing.nodes}
        notes={notes}
      >
        {({ person, title }) => (
          <>
            <NameLink of={person} as="Person" />, <Text>{title}</Text>
          </>
        )}
      </OfficesSection>
      {made.totalCount > 0 && (
        <Section id="made" title="Visits by its representatives" count={made.totalCount}>
          <p class="aside">For no country, led by somebody with an office in it.</p>
          <VisitRows visits={made.nodes} />
        </Section>
      )}
      {visitsHosted.totalCount > 0 && (
        <Section
          id="visits"
          title="Visits it received"
          count={withAnnounced(number(held.totalCount), visitsHosted.totalCount - held.totalCount)}
        >
          <VisitRows visits={visitsHosted.nodes} />
          <AllOf of={visitsHosted} noun={['visit']} url={withQuery('/visits', { organization: organization.slug })} />
        </Section>
      )}
      <CalledOffVisits visits={calledOff} all={{ organization: organization.slug }} />
      <Events id="events" title="Events" of={events} notes={notes} />
      <Events id="announced" title="Announced events" of={announced} notes={notes} />
      <Words id="said" title="What it said" list={statements} notes={notes} all={{ speaker: name }} />
      <Words
        id="reported"
        title="What it reported"
        list={reported}
        total={reports.totalCount}
        notes={notes}
        all={{ outlet: name }}
        isCompared
      />
      {sources.totalCount > 0 && (
        <Section id="published" title="Sources it published">
          <ul class="plain rows">
            {sources.nodes.map((source) => (
              <li key={source.slug}>
                <Link to={sourceUrl(source)}>{source.title}</Link>
                {source.statements.totalCount > 0 && (
                  <span class="aside"> {counted(source.statements.totalCount, 'statement')}</span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <WhereTheyDiffer differing={differing} all={{ organization: organization.slug }} notes={notes} />
      <PagePassages notes={notes} />
    </article>
  );
}

interface WordsProps {
  id: string;
  title: string;
  list: Organization['statements'];
  /** The number of statements in the complete list, if it also has others. */
  total?: number;
  notes: Notes;
  /** The parameters of the complete list. */
  all: Record<string, string>;
  /** Whether to link to the reports of other outlets on the same visits. */
  isCompared?: boolean;
}

function Words({ id, title, list, total = list.totalCount, notes, all, isCompared }: WordsProps) {
  const { totalCount, nodes } = list;
  if (totalCount === 0) return null;
  const visits = new Map(nodes.flatMap(({ visit }) => (visit ? [[visit.slug, visit] as const] : [])));
  return (
    <Section id={id} title={title} count={totalCount}>
      {isCompared && visits.size > 0 && (
        <p class="aside">
          Compare with other outlets:{' '}
          <SentenceList
            items={[...visits.values()].map((visit) => (
              <Link key={visit.slug} to={readoutsUrl(visit)}>
                {visit.title}
              </Link>
            ))}
          />
        </p>
      )}
      <Statements statements={nodes} notes={notes} />
      <AllOf of={{ nodes, totalCount: total }} noun={['statement']} url={withQuery('/statements', all)} />
    </Section>
  );
}
