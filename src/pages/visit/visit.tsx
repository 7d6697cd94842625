import { capitalize } from '../../capitals.js';
import { CITE, CitePanel } from '../cite/cite-panel.js';
import { Since } from '../cite/since.js';
import { Period } from '../dates/date.js';
import { dateText, type When } from '../dates/date-text.js';
import { Cites, PassageList } from '../facts/cites.js';
import { differingOn, Otherwise, WhereTheyDiffer } from '../facts/differing.js';
import { Name, Text, Words } from '../facts/names.js';
import type { Notes } from '../facts/notes.js';
import { ReportedOf, Said } from '../facts/statement.js';
import type { DifferingFragment, VisitPageQuery } from '../generated/graphql.js';
import { Jumps } from '../layout/jumps.js';
import type { Site } from '../page.js';
import { betweenUrl, readoutsUrl, sourceUrl, statementsUrl, visitUrl, withQuery } from '../urls.js';
import { counted, number, STATUS, STATUS_SENTENCE, VISIT_KIND } from '../words.js';
import { Delegation } from './delegation.js';
import { EventItem } from './event.js';
import { StatementsByOutlet } from './statements-by-outlet.js';

export type Visit = NonNullable<VisitPageQuery['visit']>;

interface Props {
  visit: Visit;
  /** Where sources disagree on it and its parts. */
  differing: VisitPageQuery['differing'];
  /** How many statements each outlet reported. */
  reported: VisitPageQuery['reported'];
  /** What was said about it elsewhere. */
  about: VisitPageQuery['about'];
  notes: Notes;
  site: Site;
  /** The version of the data that a citation names; null without one. */
  cited: number | null;
}

export function VisitMain({ visit, differing, reported, about, notes, site, cited }: Props) {
  const { guestCountry, hostCountry, guests, hosts, events, statements } = visit;
  return (
    <article>
      <div class="lead">
        <p class="kicker">
          {capitalize(visit.kind ? VISIT_KIND[visit.kind] : 'visit')}, {STATUS[visit.status]}
        </p>
        <h1>
          <Text>{visit.title}</Text>
          <Cites fact={{ citationsConnection: { nodes: visit.citationsConnection.nodes.slice(0, 4) } }} notes={notes} />
        </h1>
        {statements.totalCount > 0 && (
          <p class="aside">
            <a href={readoutsUrl(visit)}>The readouts side by side</a>
          </p>
        )}
        <Jumps
          to={[
            guests.totalCount + hosts.totalCount > 0 && ['delegations', 'Delegations'],
            events.length > 0 && ['events', 'Events'],
            statements.totalCount > 0 && ['statements', 'What was said'],
            about.totalCount > 0 && ['about', 'What was said about this visit'],
            differing.totalCount > 0 && ['differing', 'Where sources disagree'],
            ['passages', 'Passages'],
            CITE,
          ]}
        />
      </div>
      {cited !== null && <Since of={visit} version={cited} />}
      <Facts visit={visit} differing={differingOn(differing.nodes, visit)} notes={notes} />
      {visit.note !== null && (
        <p class="note" dir="auto">
          <Words>{visit.note}</Words>
        </p>
      )}
      {guests.totalCount + hosts.totalCount > 0 && (
        <section aria-labelledby="delegations">
          <h2 id="delegations">Delegations</h2>
          <div class="sides">
            <Delegation side="Guests" of={guestCountry} delegation={guests} differing={differing.nodes} notes={notes} />
            <Delegation side="Hosts" of={hostCountry} delegation={hosts} differing={differing.nodes} notes={notes} />
          </div>
        </section>
      )}
      {events.length > 0 && (
        <section aria-labelledby="events">
          <h2 id="events">Events</h2>
          <ol class="plain events">
            {events.map((event) => (
              <EventItem key={event.slug} event={event} differing={differing.nodes} notes={notes} />
            ))}
          </ol>
        </section>
      )}
      {statements.totalCount > 0 && (
        <section aria-labelledby="statements">
          <h2 id="statements">What was said, by outlet</h2>
          <p class="aside">
            {counted(statements.totalCount, 'statement')}. <a href={readoutsUrl(visit)}>The readouts side by side</a>
          </p>
          <StatementsByOutlet visit={visit} reported={reported} notes={notes} />
          {statements.totalCount > statements.nodes.length && (
            <p class="more">
              These are the first {number(statements.nodes.length)}.{' '}
              <a href={statementsUrl(visit)}>All {counted(statements.totalCount, 'statement')}</a>
            </p>
          )}
        </section>
      )}
      {about.totalCount > 0 && (
        <section aria-labelledby="about">
          <h2 id="about">What was said about this visit</h2>
          <ul class="plain statements">
            {about.nodes.map((statement, index) => (
              <li key={index}>
                <Said statement={statement} notes={notes} />
                <ReportedOf {...statement} />
              </li>
            ))}
          </ul>
          {about.totalCount > about.nodes.length && (
            <p class="aside">
              These are the first {about.nodes.length} of {number(about.totalCount)}.
            </p>
          )}
        </section>
      )}
      <WhereTheyDiffer differing={differing} all={{ visit: visit.slug }} notes={notes} />
      <PassageList notes={notes} />
      <CitePanel
        title={visit.title}
        url={site.origin + withQuery(visitUrl(visit), { version: site.version })}
        version={site.version}
      />{' '}
    </article>
  );
}

function Facts({ visit, differing, notes }: { visit: Visit; differing: DifferingFragment[]; notes: Notes }) {
  const { status, start, end, durationDays, guestCountry, hostCountry, places } = visit;
  const asOf = newestSource(visit);
  const printed = [visit.startAsPrinted, visit.endAsPrinted].filter((words) => words !== null);
  const of = (fields: string[]) => differing.filter(({ field }) => fields.includes(field));
  const Others = ({ fields }: { fields: string[] }) => <Otherwise differing={of(fields)} notes={notes} />;
  /** The passages of the shown value, where other sources have another. */
  const Shown = ({ fields }: { fields: string[] }) =>
    of(fields).length > 0 && <Cites fact={{ citationsConnection: { nodes: saying(visit, fields) } }} notes={notes} />;
  return (
    <dl class="facts">
      <div>
        <dt>When</dt>
        <dd>
          <Period start={start} end={end} />
          <Shown fields={['start', 'end']} />
          {start !== null && end === null && durationDays === null && <span class="aside"> Last day not given.</span>}
          {durationDays !== null && <span class="aside">, {counted(durationDays, 'day')}</span>}
          {printed.length > 0 && (
            <span class="aside">
              {' In the words of the source: '}
              <q>
                <Text>{printed.join(' – ')}</Text>
              </q>
            </span>
          )}
          <Others fields={['start', 'end', 'durationDays']} />
          <DatesMean of={visit} />
        </dd>
      </div>
      <div>
        <dt>Status</dt>
        <dd>
          {STATUS_SENTENCE[status]}
          {asOf && <span class="aside"> As of {dateText(asOf)}, the date of its newest source.</span>}
          <Others fields={['status']} />
        </dd>
      </div>
      <div>
        <dt>From</dt>
        <dd>
          {guestCountry ? <Name of={guestCountry} as="Country" /> : 'No country given'}
          <Printed words={visit.guestCountryAsPrinted} name={guestCountry?.name} />
          <Others fields={['guestCountry']} />
        </dd>
      </div>
      <div>
        <dt>To</dt>
        <dd>
          <Name of={hostCountry} as="Country" />
          <Printed words={visit.hostCountryAsPrinted} name={hostCountry.name} />
          {places.length > 0 && (
            <>
              {': '}
              <Text>{places.join(', ')}</Text>
            </>
          )}
          {guestCountry && (
            <span class="aside">
              {' '}
              <a href={betweenUrl(guestCountry, hostCountry)}>All visits between these countries</a>
            </span>
          )}
          <Others fields={['hostCountry']} />
        </dd>
      </div>
    </dl>
  );
}

/** What the dates of its sources mean, where they say so: a visit may have lasted longer than they do. */
function DatesMean({ of: { start, citationsConnection } }: { of: Visit }) {
  if (start === null) return null;
  const sources = new Map(citationsConnection.nodes.map(({ source }) => [source.slug, source]));
  return [...sources.values()].map(({ slug, title, datesMean }) =>
    datesMean === null ? null : (
      <p key={slug} class="aside">
        Dates in{' '}
        <a href={sourceUrl({ slug })}>
          <Text>{title}</Text>
        </a>
        : <Text>{datesMean}</Text>.
      </p>
    ),
  );
}

/** The passages of the sources that say all the values of these fields. */
function saying({ citationsConnection }: Visit, fields: string[]) {
  return citationsConnection.nodes.filter(({ unsaid }) => !fields.some((field) => unsaid.includes(field))).slice(0, 3);
}

function Printed({ words, name }: { words: string | null; name: string | undefined }) {
  if (words === null || words === name) return null;
  return (
    <span class="aside">
      {' printed as '}
      <q>
        <Text>{words}</Text>
      </q>
    </span>
  );
}

/** The day until which the status is known: that of the newest source. */
function newestSource({ citationsConnection: { nodes } }: Visit): When | null {
  const days = nodes.map(({ source }) => source.publishedOn).filter((when) => when?.latest != null);
  return days.toSorted((a, b) => (a!.latest! < b!.latest! ? 1 : -1))[0] ?? null;
}
