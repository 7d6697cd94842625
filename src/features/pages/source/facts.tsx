import { officeName } from '../person/office-name.js';
import type { ComponentChild } from 'preact';
import { Link, Text } from '../facts/names.js';
import { capitalize } from '../../../shared/capitals.js';
import { QuoteCard, speakersText } from '../facts/statement.js';
import type { CitedFactsFragment, QuotedFragment } from '../generated/graphql.js';
import { eventUrl, organizationUrl, personUrl, visitUrl } from '../../../http/urls.js';
import { KIN, STATEMENT_KIND } from '../words.js';

/** A fact that cites a passage. */
export interface Fact {
  /** The kind in a word or two, such as Visit or Partial quote. */
  kind: string;
  /** The subject of the fact, in plain text for a collapsed card. */
  about: string;
  shown: ComponentChild;
  statement?: QuotedFragment;
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
export function distinctPassages(source: CitedFactsFragment): PassageFacts[] {
  const passages = new Map<string, PassageFacts>();
  type Cited = { start: number; end: number; fragment: string | null; exact: string | null; fact: { __typename: string } };
  function add<Node extends Cited, Type extends Node['fact']['__typename']>(
    { nodes }: { nodes: Node[] },
    type: Type,
    describe: (fact: Extract<Node['fact'], { __typename: Type }>) => Fact,
  ): void {
    for (const { start, end, fragment, exact, fact } of nodes) {
      const key = `${start} ${end}`;
      const passage = passages.get(key) ?? { start, end, fragment, exact, facts: [] };
      if (fact.__typename === type) passage.facts.push(describe(fact as never));
      passages.set(key, passage);
    }
  }

  add(source.visits, 'Visit', (visit) => ({ kind: 'Visit', about: visit.title, shown: link(visitUrl(visit), visit.title) }));
  add(source.delegates, 'Delegate', ({ name, side, visit }) => {
    const shown = (
      <>
        <Text>{name}</Text>, {link(visitUrl(visit), visit.title)}
      </>
    );
    return { kind: side === 'GUEST' ? 'Guest' : 'Host', about: name, shown };
  });
  add(source.events, 'Event', (event) => ({ kind: 'Event', about: event.title, shown: link(eventUrl(event), event.title) }));
  add(source.participants, 'Participant', ({ name, person, organization, country, event }) => {
    const about = person?.name ?? name ?? organization?.name ?? country?.name ?? '';
    const shown = (
      <>
        <Text>{about}</Text>, {link(eventUrl(event), event.title)}
      </>
    );
    return { kind: 'Participant', about, shown };
  });
  add(source.statements, 'Statement', statementFact);
  add(source.positions, 'Position', (office) => {
    const { person, title } = office;
    const shown = (
      <>
        {link(personUrl(person), person.name)}, <Text>{officeName(office)}</Text>
      </>
    );
    return { kind: 'Office', about: `${person.name}, ${title}`, shown };
  });
  add(source.kinships, 'Kinship', ({ person, kind, of }) => {
    const shown = (
      <>
        {link(personUrl(person), person.name)}, {KIN[kind]} of {link(personUrl(of), of.name)}
      </>
    );
    return { kind: 'Family', about: `${person.name}, ${KIN[kind]} of ${of.name}`, shown };
  });
  add(source.organizations, 'Organization', ({ slug, name }) => ({
    kind: 'Organization',
    about: name,
    shown: link(organizationUrl({ slug }), name),
  }));
  return [...passages.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

type Statement = Extract<CitedFactsFragment['statements']['nodes'][number]['fact'], { __typename: 'Statement' }>;

function statementFact(statement: Statement): Fact {
  const { kind, text, source } = statement;
  const who = speakersText(statement);
  return {
    kind: capitalize(STATEMENT_KIND[kind]),
    about: `${who}: ${text}`,
    shown: <QuoteCard statement={statement} notes={null} here={[source.slug]} />,
    statement,
  };
}

/** Returns the citations of a source, with one list for each kind of fact. */
export function citationsByKind<Source extends CitedFactsFragment>(source: Source) {
  const { visits, delegates, events, participants, statements, positions, kinships, organizations } = source;
  return [visits, delegates, events, participants, statements, positions, kinships, organizations];
}

/** Returns the number of facts in this part of the source that the page does not list. */
export function uncounted(source: CitedFactsFragment): number {
  return citationsByKind(source).reduce((sum, { totalCount, nodes }) => sum + totalCount - nodes.length, 0);
}
