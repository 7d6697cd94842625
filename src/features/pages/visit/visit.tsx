import { Section } from '../layout/section.js';
import { Term } from '../layout/term.js';
import { capitalize } from '../../../shared/capitals.js';
import { citeLink } from '../cite/panels.js';
import { Since } from '../cite/since.js';
import { StayPeriod } from '../dates/date.js';
import { dateText, latestDate, type When } from '../dates/date-text.js';
import { CitedPlaces, Cites, CitesStating, PagePassages, statedBefore } from '../facts/cites.js';
import { differingOn, Otherwise, WhereTheyDiffer } from '../facts/differing.js';
import { Link, NameLink, Text, Words, Printed, Quoted } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { Statements } from '../facts/statement.js';
import type { DifferingFragment, FactField, VisitPageQuery } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import type { MainProps } from '../page.js';
import { eventPageUrl, sourceUrl, visitUrl } from '../../../http/urls.js';
import { betweenUrl, journeyVisitsUrl } from '../urls.js';
import { counted, number, STATUS, STATUS_SENTENCE, VISIT_KIND } from '../words.js';
import { Delegation } from './delegation.js';
import { EventItem, inTextOrder } from './event.js';
import { unrecorded } from './unrecorded.js';
import { WhatWasSaid } from './what-was-said.js';

export type PageVisit = NonNullable<VisitPageQuery['visit']>;

export function VisitMain({ visit, data, request, site, notes }: MainProps<VisitPageQuery> & { visit: PageVisit }) {
  const { differing, reported, about } = data;
  const { guestCountry, hostCountry, guests, hosts, events, statements } = visit;
  const isBefore = statedBefore(visit);
  return (
    <article>
      <div class="lead">
        <p class="kicker">
          {capitalize(visit.kind ? VISIT_KIND[visit.kind] : 'visit')}, {STATUS[visit.status]}
        </p>
        <h1>
          <Text>{visit.title}</Text>
          <Cites
            fact={{ citationsConnection: { nodes: visit.citationsConnection.nodes.slice(0, 4) } }}
            what={visit.title}
            notes={notes}
          />
        </h1>
        <Jumps
          to={[
            statements.totalCount > 0 && ['statements', 'What was said'],
            guests.totalCount + hosts.totalCount > 0 && ['delegations', 'Delegations'],
            events.length > 0 && ['events', 'Events'],
            about.totalCount > 0 && ['about', 'What was said about this visit'],
            differing.totalCount > 0 && ['differing', 'Where sources disagree'],
            ['passages', 'Sources'],
            citeLink(visitUrl(visit)),
          ]}
        />
      </div>
      <Since of={visit} request={request} site={site} />
      <Facts visit={visit} differing={differingOn(differing.nodes, visit)} notes={notes} />
      {visit.note !== null && (
        <p class="note" dir="auto">
          <Words>{visit.note}</Words>
          <CitesStating fact={visit} fields={['NOTE']} notes={notes} />
        </p>
      )}
      <WhatWasSaid visit={visit} reported={reported.nodes} query={request.query} notes={notes} />
      {guests.totalCount + hosts.totalCount > 0 && (
        <Section id="delegations" title="Delegations">
          <div class="sides">
            <Delegation
              side="Guests"
              of={guestCountry}
              delegation={guests}
              {...{ visit, isBefore }}
              differing={differing.nodes}
              notes={notes}
            />
            <Delegation
              side="Hosts"
              of={visit.hostOrganization ?? hostCountry}
              delegation={hosts}
              {...{ visit, isBefore }}
              differing={differing.nodes}
              notes={notes}
            />
          </div>
          <MetOthers visit={visit} />
        </Section>
      )}
      {events.length > 0 && (
        <Section id="events" title="Events">
          <ol class="plain events">
            {inTextOrder(events).map((event) => (
              <EventItem key={event.slug} event={event} differing={differing.nodes} notes={notes} />
            ))}
          </ol>
        </Section>
      )}
      {about.totalCount > 0 && (
        <Section id="about" title="What was said about this visit">
          <Statements statements={about.nodes} notes={notes} />
          {about.totalCount > about.nodes.length && (
            <p class="aside">
              These are the first {about.nodes.length} of {number(about.totalCount)}.
            </p>
          )}
        </Section>
      )}
      <WhereTheyDiffer differing={differing} all={{ visit: visit.slug }} notes={notes} />
      <PagePassages notes={notes} />
    </article>
  );
}

/** The organization in which the head of the guests has an office, if no state has one of their offices. */
function organizationOfHead({ guests }: PageVisit) {
  const heads = guests.nodes.filter(({ capacity }) => capacity === 'HEAD');
  const offices = heads.flatMap(({ positions }) => positions).filter(({ status }) => status !== 'ENDED');
  return offices.some(({ country }) => country) ? null : offices.find(({ organization }) => organization)?.organization;
}

function Facts({ visit, differing, notes }: { visit: PageVisit; differing: DifferingFragment[]; notes: Notes }) {
  const { status, start, end, durationDays, guestCountry, hostCountry, hostOrganization, occasion, places, journey } = visit;
  const organization = guestCountry ? null : organizationOfHead(visit);
  const stops = journey?.visits.nodes ?? [];
  const isComputed = start?.precision === 'DAY' && end?.precision === 'DAY';
  const asOf = newestSource(visit);
  const lacksLastDay = start !== null && end === null && durationDays === null;
  const printed = [visit.startAsPrinted, visit.endAsPrinted].filter((words) => words !== null);
  const of = (fields: FactField[]) => differing.filter(({ field }) => fields.includes(field));
  const Others = ({ fields }: { fields: FactField[] }) => <Otherwise differing={of(fields)} notes={notes} />;
  const Shown = ({ fields }: { fields: FactField[] }) => <CitesStating fact={visit} fields={fields} notes={notes} />;
  return (
    <dl class="facts">
      <Term name="When">
        <StayPeriod of={visit} />
        <Shown fields={['START', 'END']} />
        {lacksLastDay && <span class="aside"> Last day not given.</span>}
        {durationDays !== null && !(isComputed && durationDays === 1) && (
          <span class="aside">
            , {counted(durationDays, 'day')}
            {isComputed && ', the first and the last included'}
          </span>
        )}
        {end === null && <Shown fields={['DURATION_DAYS']} />}
        {printed.length > 0 && (
          <Quoted lead={`${lacksLastDay ? '' : '.'} In the words of the source: `} words={printed.join(' – ')} />
        )}
        {printed.length > 0 && <Shown fields={['START_AS_PRINTED', 'END_AS_PRINTED']} />}
        <Others fields={['START', 'END', 'DURATION_DAYS']} />
        <DatesMean of={visit} />
      </Term>
      <Term name="Status">
        {STATUS_SENTENCE[status]}
        <Shown fields={['STATUS']} />
        {asOf && <span class="aside"> Latest source: {dateText(asOf)}.</span>}
        <Others fields={['STATUS']} />
      </Term>
      <Term name="From">
        {guestCountry ? <NameLink of={guestCountry} as="Country" /> : 'No country given'}
        <Shown fields={['GUEST_COUNTRY']} />
        <Printed words={visit.guestCountryAsPrinted} name={guestCountry?.name} />
        {organization && (
          <span class="aside">
            . The head of the guests has an office in <NameLink of={organization} as="Organization" />.
          </span>
        )}
        <Others fields={['GUEST_COUNTRY']} />
      </Term>
      <Term name="To">
        {hostOrganization && <NameLink of={hostOrganization} as="Organization" />}
        {hostOrganization && <Shown fields={['HOST_ORGANIZATION']} />}
        {hostOrganization && ', in '}
        <NameLink of={hostCountry} as="Country" />
        <Shown fields={['HOST_COUNTRY']} />
        <Printed words={visit.hostCountryAsPrinted} name={hostCountry.name} />
        {places.length > 0 && ': '}
        <CitedPlaces fact={visit} notes={notes} />
        {of(['PLACES']).length > 0 && <span class="aside"> Sources name different cities.</span>}
        {guestCountry && (
          <span class="aside">
            {' · '}
            <a href={betweenUrl(guestCountry, hostCountry)}>All visits between these countries</a>
          </span>
        )}
        <Others fields={['HOST_COUNTRY', 'HOST_ORGANIZATION']} />
      </Term>
      {occasion && (
        <Term name="For">
          <Link to={eventPageUrl(occasion)}>{occasion.title}</Link>
          <Shown fields={['OCCASION']} />
          <Others fields={['OCCASION']} />
        </Term>
      )}
      {journey && (
        <Term name="Part of">
          <a href={journeyVisitsUrl(journey)}>
            <Text>{journey.name}</Text>
          </a>
          <Shown fields={['JOURNEY']} />
          {stops.length > 1 && (
            <ol>
              {stops.map(({ slug, title, status }) => (
                <li key={slug}>
                  {slug === visit.slug ? 'This visit' : <Link to={visitUrl({ slug })}>{title}</Link>}
                  {status !== 'COMPLETED' && <span class="aside"> {STATUS[status]}</span>}
                </li>
              ))}
            </ol>
          )}
          {journey.visits.pageInfo.hasNextPage && <a href={journeyVisitsUrl(journey)}>All stops</a>}
          <Others fields={['JOURNEY']} />
        </Term>
      )}
    </dl>
  );
}

/** A note on the meaning of the dates, if the sources explain it: a visit may have lasted longer than its dates. */
function DatesMean({ of: { start, citationsConnection } }: { of: PageVisit }) {
  if (start === null) return null;
  const sources = new Map(citationsConnection.nodes.map(({ source }) => [source.slug, source]));
  return [...sources.values()].map(({ slug, title, datesMean }) =>
    datesMean === null ? null : (
      <p key={slug} class="aside">
        Dates in <Link to={sourceUrl({ slug })}>{title}</Link>: <Text>{datesMean}</Text>.
      </p>
    ),
  );
}

/** Returns the date of the newest source, up to which the status is known. */
function newestSource({ citationsConnection: { nodes } }: PageVisit): When | null {
  return latestDate(nodes.map(({ source }) => source.publishedOn));
}

/** Names those whom the note says were met, but who are not recorded as delegates. */
function MetOthers({ visit: { note, guests, hosts } }: { visit: PageVisit }) {
  const others = unrecorded(
    note ?? '',
    [...guests.nodes, ...hosts.nodes].map(({ name }) => name),
  );
  if (others.length === 0) return null;
  return (
    <p class="aside">
      Named in the note as met, but not recorded here as delegates: <Text>{others.join('; ')}</Text>.
    </p>
  );
}
