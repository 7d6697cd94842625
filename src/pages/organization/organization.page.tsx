import { capitalize } from '../../capitals.js';
import type { ComponentChild } from 'preact';
import { CitePanel } from '../cite/cite-panel.js';
import { citedVersion, Since, sinceCited } from '../cite/since.js';
import { Cites, PassageList } from '../facts/cites.js';
import { differingOn, Otherwise, WhereTheyDiffer } from '../facts/differing.js';
import { Identifiers, sameAs } from '../facts/identifiers.js';
import { Listed, Name, Text } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { Held, spanOf } from '../facts/office.js';
import { Said } from '../facts/statement.js';
import { OrganizationPageDocument, type OrganizationPageQuery } from '../generated/graphql.js';
import { page, type Site, slugOf } from '../page.js';
import { Timeline, TimelineKey } from '../timeline/timeline.js';
import { organizationUrl, readoutsUrl, sourceUrl, visitUrl, withQuery } from '../urls.js';
import { counted, number, plain } from '../words.js';

type Organization = NonNullable<OrganizationPageQuery['organization']>;

export const organizationPage = page({
  route: '/organizations/:slug',
  document: OrganizationPageDocument,
  reads: ['version'],
  variables: (request) => ({ slug: slugOf(request), ...sinceCited(request) }),
  view: ({ organization, sources, differing }, request, site) => {
    if (!organization) return { missing: 'organization' };
    if (organization.slug !== slugOf(request))
      return { movedTo: withQuery(organizationUrl(organization), { version: citedVersion(request) }) };
    const { name, aliases, abbreviation, kind } = organization;
    return {
      title: name,
      description: `${name}, ${plain(kind)}: who held offices in it, what it said and what it reported.`,
      canonical: organizationUrl(organization),
      jsonLd: {
        '@type': 'Organization',
        '@id': site.origin + organizationUrl(organization),
        name,
        alternateName: [...aliases, ...(abbreviation === null ? [] : [abbreviation])],
        ...sameAs(organization),
      },
      main: (notes) => (
        <Main
          organization={organization}
          sources={sources}
          differing={differing}
          notes={notes}
          site={site}
          cited={citedVersion(request)}
        />
      ),
    };
  },
});

interface Props {
  organization: Organization;
  sources: OrganizationPageQuery['sources'];
  /** Where sources disagree on the organization and the offices in it. */
  differing: OrganizationPageQuery['differing'];
  notes: Notes;
  site: Site;
  /** The version of the data that a citation names; null without one. */
  cited: number | null;
}

function Main({ organization, sources, differing, notes, site, cited }: Props) {
  const { name, aliases, kind, country, parent, positions, reported, statements } = organization;
  return (
    <article>
      <div class="lead">
        <p class="kicker">
          {capitalize(plain(kind))}
          {country && (
            <>
              , <Name of={country} as="Country" />
            </>
          )}
          <Otherwise
            differing={differingOn(differing.nodes, organization).filter(({ field }) => field !== 'parent')}
            notes={notes}
          />
        </p>
        <h1>
          <Text>{name}</Text>
          <Cites fact={organization} notes={notes} />
        </h1>
        {aliases.length > 0 && (
          <p class="deck">
            Also <Text>{aliases.join('; ')}</Text>
          </p>
        )}
        {parent && (
          <p>
            Part of <Name of={parent} as="Organization" />
            <Otherwise
              differing={differingOn(differing.nodes, organization).filter(({ field }) => field === 'parent')}
              notes={notes}
            />
          </p>
        )}
        <Identifiers of={organization} />
      </div>
      {cited !== null && <Since of={organization} version={cited} />}
      {positions.totalCount > 0 && (
        <section aria-labelledby="offices">
          <h2 id="offices">
            Offices <span class="count">{number(positions.totalCount)}</span>
          </h2>
          <Timeline
            id="offices-drawn"
            spans={positions.nodes.map((each, index) => spanOf(each, String(index), `${each.person.name}, ${each.title}`))}
          />
          {positions.nodes.some(({ start, end }) => start ?? end) && <TimelineKey />}
          <ul class="plain rows">
            {positions.nodes.map((office, index) => (
              <li key={index}>
                <Name of={office.person} as="Person" />, <Text>{office.title}</Text>
                <Cites fact={office} notes={notes} /> <Held office={office} />
                <Otherwise differing={differingOn(differing.nodes, office)} notes={notes} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Statements id="said" title="What it said" list={statements} notes={notes}>
        <a href={withQuery('/statements', { speaker: name })}>All {counted(statements.totalCount, 'statement')}</a>
      </Statements>
      <Statements id="reported" title="What it reported" list={reported} notes={notes} isCompared>
        <a href={withQuery('/statements', { outlet: name })}>All {counted(reported.totalCount, 'statement')}</a>
      </Statements>
      {sources.totalCount > 0 && (
        <section aria-labelledby="published">
          <h2 id="published">Sources it published</h2>
          <ul class="plain rows">
            {sources.nodes.map((source) => (
              <li key={source.slug}>
                <a href={sourceUrl(source)}>
                  <Text>{source.title}</Text>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <WhereTheyDiffer differing={differing} all={{ organization: organization.slug }} notes={notes} />
      <PassageList notes={notes} />
      <CitePanel
        title={name}
        url={site.origin + withQuery(organizationUrl(organization), { version: site.version })}
        version={site.version}
      />
    </article>
  );
}

interface StatementsProps {
  id: string;
  title: string;
  list: Organization['statements'];
  notes: Notes;
  /** Whether to lead to what other outlets reported of the same visits. */
  isCompared?: boolean;
  children: ComponentChild;
}

function Statements({ id, title, list: { totalCount, nodes }, notes, isCompared, children }: StatementsProps) {
  if (totalCount === 0) return null;
  const visits = new Map(nodes.flatMap(({ visit }) => (visit ? [[visit.slug, visit] as const] : [])));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="count">{number(totalCount)}</span>
      </h2>
      {isCompared && visits.size > 0 && (
        <p class="aside">
          The readouts side by side, with those of other outlets:{' '}
          <Listed
            items={[...visits.values()].map((visit) => (
              <a key={visit.slug} href={readoutsUrl(visit)}>
                <Text>{visit.title}</Text>
              </a>
            ))}
          />
        </p>
      )}
      <ul class="plain statements">
        {nodes.map((statement, index) => (
          <li key={index}>
            <Said statement={statement} notes={notes} />
            {statement.visit && (
              <p class="aside">
                <a href={visitUrl(statement.visit)}>
                  <Text>{statement.visit.title}</Text>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p class="more">{children}</p>}
    </section>
  );
}
