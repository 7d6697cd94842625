import type { ComponentChild } from 'preact';
import { scopeSentence } from '../../counts/scope.js';
import { dateText } from '../dates/date-text.js';
import { Link, SentenceList, NameLink, Text } from '../facts/names.js';
import type { StartPageQuery } from '../generated/graphql.js';
import { decadeCounts, isUnderWay } from '../charts/bars.js';
import { countedSources } from '../charts/frame.js';
import { busiestPeriod, certainlyFirst } from '../charts/most.js';
import { visitUrl, withQuery } from '../../../http/urls.js';
import { readoutsUrl } from '../urls.js';
import { counted, number } from '../words.js';

interface Question {
  question: string;
  answer: ComponentChild;
  /** The page with the full answer. */
  url: string;
}

const SHOWN = 3;
/** The minimum number of state visits for which counts by country and decade are meaningful. */
const ENOUGH = 20;

/** Questions that the data answers, each with a short answer and a link to the full one. */
export function Questions({ data, today }: { data: StartPageQuery; today: string }) {
  const questions = [ofStateVisits, ofAnnounced, ofOutlets, ofTravellers].flatMap((ask) => ask(data, today) ?? []);
  if (questions.length === 0) return null;
  return (
    <section class="questions" aria-label="Questions answered here">
      {questions.slice(0, SHOWN).map(({ question, answer, url }) => (
        <article key={question}>
          <h2>
            <a href={url}>{question}</a>
          </h2>
          <p>{answer}</p>
        </article>
      ))}
    </section>
  );
}

function ofStateVisits(data: StartPageQuery, today: string): Question | null {
  const { ofState, ofStateHosts, ofStateByDecade, ofUnknownKindByDecade, lastFramed } = data;
  const listed = ofState.nodes.filter(({ guestCountry }) => guestCountry);
  if (ofState.visitsCount < ENOUGH || listed.length < 2) return null;
  const unknown = ofUnknownKindByDecade.nodes.reduce((sum, { count }) => sum + count, 0);
  const certain = certainlyFirst(countsIn(ofState), unknown + ofState.unresolved);
  const first = listed.slice(0, certain || SHOWN);
  const busiest = busiestPeriod(decadeCounts(ofStateByDecade.nodes), decadeCounts(ofUnknownKindByDecade.nodes));
  const last = ofStateByDecade.nodes.findLast(({ decade }) => decade !== null);
  const guests = { ...ofState, nodes: listed.map(({ count, guestCountry }) => ({ count, country: guestCountry })) };
  const scope = scopeSentence({ hosts: ofStateHosts, guests }).slice(0, -1);
  const through = lastFramed.nodes[0]?.start;
  const isChange = busiest && last && busiest.from !== last.decade;
  return {
    question: certain
      ? `Which countries made the most state visits${isChange ? ', and how has that changed' : ''}?`
      : 'Which countries made state visits?',
    answer: (
      <>
        {!certain && 'Among others, '}
        <SentenceList
          items={first.map(({ count, guestCountry }) => (
            <>
              <NameLink of={guestCountry!} as="Country" /> ({number(count)})
            </>
          ))}
        />
        . {scope}
        {through && `; the latest visit of any kind: ${dateText(through)}`}.
        {isChange &&
          ` All countries: ${number(busiest.count)} in the ${busiest.from}s, ${number(last.count)}${isUnderWay(last.decade!, today) ? ' so far' : ''} in the ${last.decade}s.`}
        {unknown > 0 && ` The kind of ${counted(unknown, 'other visit')} is not given.`}
      </>
    ),
    url: withQuery('/counts', { kind: 'STATE' }),
  };
}

const countsIn = ({ nodes }: { nodes: readonly { count: number }[] }): number[] => nodes.map(({ count }) => count);

function ofAnnounced({ ahead }: StartPageQuery): Question | null {
  const [first] = ahead.nodes;
  if (!first) return null;
  return {
    question: 'Announced, but did they happen?',
    answer: (
      <>
        {counted(ahead.totalCount, 'visit')}, among them <Link to={visitUrl(first)}>{first.title}</Link>.
      </>
    ),
    url: withQuery('/visits', { status: 'announced' }),
  };
}

/** Compares the outlets that reported on one of the latest visits. */
function ofOutlets({ reported }: StartPageQuery): Question | null {
  const ofVisits = reported.nodes.map((visit) => ({
    visit,
    outlets: new Set(
      visit.statements.nodes.flatMap(({ reportedBy }) =>
        reportedBy ? [reportedBy.name + (reportedBy.country ? ` (${reportedBy.country.name})` : '')] : [],
      ),
    ),
  }));
  const found = ofVisits.find(({ outlets }) => outlets.size > 1);
  if (!found) return null;
  return {
    question: 'Which outlet reported what?',
    answer: (
      <>
        <Text>{found.visit.title}</Text>, as reported by{' '}
        <SentenceList
          items={[...found.outlets].map((outlet) => (
            <Text>{outlet}</Text>
          ))}
        />
        .
      </>
    ),
    url: readoutsUrl(found.visit),
  };
}

/** Asked only if a source says that it lists visits. An article mentions only some. */
function ofTravellers({ guests, sourcesFramed }: StartPageQuery): Question | null {
  if (!countedSources(sourcesFramed).nodes.some(({ coversHosts, coversGuests }) => coversHosts ?? coversGuests)) return null;
  const first = guests.nodes.slice(0, certainlyFirst(countsIn(guests), guests.unresolved)).filter(({ guest }) => guest);
  if (first.length < 2) return null;
  return {
    question: 'Who travelled most?',
    answer: (
      <>
        In these sources,{' '}
        <SentenceList
          items={first.map(({ count, guest }) => (
            <>
              <NameLink of={guest!} as="Person" /> ({counted(count, 'visit')})
            </>
          ))}
        />
        . A journey to several countries counts as several visits.
      </>
    ),
    url: withQuery('/people', { sort: 'visits' }),
  };
}
