import type { ComponentChild } from 'preact';
import { Link, SentenceList, Text } from '../facts/names.js';
import { capitalize } from '../../../shared/capitals.js';
import type { CitedFactsFragment } from '../generated/graphql.js';
import { eventUrl, organizationUrl, personUrl, visitUrl } from '../../../http/urls.js';
import { KIN, STATEMENT_KIND } from '../words.js';

/** A fact that cites a passage. */
export interface Fact {
  /** The kind in a word or two, such as Visit or Partial quote. */
  kind: string;
  /** Whom or what the fact is about, in plain text for a collapsed card. */
  about: string;
  shown: ComponentChild;
}

/** A passage with the facts that cite it. */
export interface PassageFacts {
  start: number;
  end: number;
  fragment: string | null;
  exact: string | null;
  facts: Fact[];
}

const link = (url: string | null, text: string) => <Link to={url}>{text}</Link>;

/** Returns the distinct passages of a source in order, each with all facts that cite it. */
export function passagesOf(source: CitedFactsFragment): PassageFacts[] {
  const passages = new Map<string, PassageFacts>();
  type Cited = { start: number; end: number; fragment: string | null; exact: string | null };
  function add<Node extends Cited>({ nodes }: { nodes: Node[] }, tell: (node: Node) => Fact | null): void {
    for (const node of nodes) {
      const { start, end, fragment, exact } = node;
      const key = `${start} ${end}`;
      const passage = passages.get(key) ?? { start, end, fragment, exact, facts: [] };
      const fact = tell(node);
      if (fact) passage.facts.push(fact);
      passages.set(key, passage);
    }
  }

  add(source.visits, ({ visit }) => visit && { kind: 'Visit', about: visit.title, shown: link(visitUrl(visit), visit.title) });
  add(source.delegates, ({ delegate }) => {
    if (!delegate) return null;
    const { name, side, visit } = delegate;
    const shown = (
      <>
        <Text>{name}</Text>, {link(visitUrl(visit), visit.title)}
      </>
    );
    return { kind: side === 'GUEST' ? 'Guest' : 'Host', about: name, shown };
  });
  add(source.events, ({ event }) => event && { kind: 'Event', about: event.title, shown: link(eventUrl(event), event.title) });
  add(source.participants, ({ participant }) => {
    if (!participant) return null;
    const { name, person, organization, country, event } = participant;
    const about = person?.name ?? name ?? organization?.name ?? country?.name ?? '';
    const shown = (
      <>
        <Text>{about}</Text>, {link(eventUrl(event), event.title)}
      </>
    );
    return { kind: 'Took part', about, shown };
  });
  add(source.statements, ({ statement }) => statement && statementFact(statement));
  add(source.positions, ({ position }) => {
    if (!position) return null;
    const { person, title, organization, country } = position;
    const of = organization ?? country;
    const shown = (
      <>
        {link(personUrl(person), person.name)}, <Text>{of ? `${title}, ${of.name}` : title}</Text>
      </>
    );
    return { kind: 'Office', about: `${person.name}, ${title}`, shown };
  });
  add(source.kinships, ({ kinship }) => {
    if (!kinship) return null;
    const { person, kind, of } = kinship;
    const shown = (
      <>
        {link(personUrl(person), person.name)}, {KIN[kind]} of {link(personUrl(of), of.name)}
      </>
    );
    return { kind: 'Family', about: `${person.name}, ${KIN[kind]} of ${of.name}`, shown };
  });
  add(
    source.organizations,
    ({ organization }) =>
      organization && {
        kind: 'Organization',
        about: organization.name,
        shown: link(organizationUrl(organization), organization.name),
      },
  );
  return [...passages.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

type Statement = NonNullable<CitedFactsFragment['statements']['nodes'][number]['statement']>;

function statementFact(statement: Statement): Fact {
  const { kind, text, language, speakers, speakersAsPrinted, reportedBy, visit, original, originalLanguage } = statement;
  const who = speakers.length > 0 ? speakers.map(({ name }) => name) : speakersAsPrinted;
  const words = <Text lang={language}>{text}</Text>;
  const shown = (
    <>
      {who.length > 0 && (
        <>
          <SentenceList
            items={who.map((name) => (
              <Text key={name}>{name}</Text>
            ))}
          />
          {': '}
        </>
      )}
      {kind === 'PARAPHRASE' ? words : <q>{words}</q>}
      {original !== null && (
        <>
          {' In the original: '}
          <q>
            <Text lang={originalLanguage}>{original}</Text>
          </q>
        </>
      )}
      <span class="aside">
        {reportedBy && (
          <>
            {' Reported by '}
            <Text>{reportedBy.name}</Text>.
          </>
        )}{' '}
        {visit && link(visitUrl(visit), visit.title)}
      </span>
    </>
  );
  return { kind: capitalize(STATEMENT_KIND[kind]), about: who.length > 0 ? `${who.join(' and ')}: ${text}` : text, shown };
}

/** Returns the citations of a source, a list for each kind of fact. */
export function citationsOf<Source extends CitedFactsFragment>(source: Source) {
  const { visits, delegates, events, participants, statements, positions, kinships, organizations } = source;
  return [visits, delegates, events, participants, statements, positions, kinships, organizations];
}

/** Returns the number of facts in this part of the source that the page does not list. */
export function uncounted(source: CitedFactsFragment): number {
  return citationsOf(source).reduce((sum, { totalCount, nodes }) => sum + totalCount - nodes.length, 0);
}
