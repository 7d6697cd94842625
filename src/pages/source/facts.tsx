import type { ComponentChild } from 'preact';
import { Listed, Text } from '../facts/names.js';
import type { SourcePageQuery } from '../generated/graphql.js';
import { eventUrl, organizationUrl, personUrl, visitUrl } from '../urls.js';
import { KIN, STATEMENT_KIND } from '../words.js';

export type Source = NonNullable<SourcePageQuery['source']>;

/** A passage with the facts that rest on it. */
export interface Passage {
  start: number;
  end: number;
  fragment: string | null;
  exact: string | null;
  facts: ComponentChild[];
}

const link = (url: string | null, text: string) =>
  url === null ? (
    <Text>{text}</Text>
  ) : (
    <a href={url}>
      <Text>{text}</Text>
    </a>
  );

/** The passages of a source in their order, each once, with all that rests on it. */
export function passagesOf(source: Source): Passage[] {
  const passages = new Map<string, Passage>();
  type Cited = { start: number; end: number; fragment: string | null; exact: string | null };
  function add<Node extends Cited>({ nodes }: { nodes: Node[] }, tell: (node: Node) => ComponentChild): void {
    for (const node of nodes) {
      const { start, end, fragment, exact } = node;
      const key = `${start} ${end}`;
      const passage = passages.get(key) ?? { start, end, fragment, exact, facts: [] };
      passage.facts.push(tell(node));
      passages.set(key, passage);
    }
  }

  add(source.visits, ({ visit }) => <>Visit: {visit && link(visitUrl(visit), visit.title)}</>);
  add(
    source.delegates,
    ({ delegate }) =>
      delegate && (
        <>
          {delegate.side === 'GUEST' ? 'Guest' : 'Host'}: <Text>{delegate.name}</Text>,{' '}
          {link(visitUrl(delegate.visit), delegate.visit.title)} {/* */}
        </>
      ),
  );
  add(source.events, ({ event }) => event && <>Event: {link(eventUrl(event), event.title)}</>);
  add(source.participants, ({ participant }) => {
    if (!participant) return null;
    const { name, person, organization, country, event } = participant;
    return (
      <>
        Took part: <Text>{person?.name ?? name ?? organization?.name ?? country?.name ?? ''}</Text>,{' '}
        {link(eventUrl(event), event.title)} {/* */}
      </>
    );
  });
  add(source.statements, ({ statement }) => statement && <StatementFact statement={statement} />);
  add(
    source.positions,
    ({ position }) =>
      position && (
        <>
          Office: {link(personUrl(position.person), position.person.name)}, <Text>{position.title}</Text>
          {(position.organization ?? position.country) && (
            <>
              , <Text>{(position.organization ?? position.country)!.name}</Text>
            </>
          )}
        </>
      ),
  );
  add(
    source.kinships,
    ({ kinship }) =>
      kinship && (
        <>
          Family: {link(personUrl(kinship.person), kinship.person.name)}, {KIN[kinship.kind]} of{' '}
          {link(personUrl(kinship.of), kinship.of.name)} {/* */}
        </>
      ),
  );
  add(
    source.organizations,
    ({ organization }) => organization && <>Organization: {link(organizationUrl(organization), organization.name)}</>,
  );
  return [...passages.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

type Statement = NonNullable<Source['statements']['nodes'][number]['statement']>;

function StatementFact({
  statement: { kind, text, language, speakers, speakersAsPrinted, reportedBy, visit },
}: {
  statement: Statement;
}) {
  const who = speakers.length > 0 ? speakers.map(({ name }) => name) : speakersAsPrinted;
  return (
    <>
      Statement ({STATEMENT_KIND[kind]}
      {reportedBy && (
        <>
          , reported by <Text>{reportedBy.name}</Text>
        </>
      )}
      ):{' '}
      {who.length > 0 && (
        <>
          <Listed
            items={who.map((name) => (
              <Text key={name}>{name}</Text>
            ))}
          />
          ,{' '}
        </>
      )}
      {kind === 'PARAPHRASE' ? (
        <Text lang={language}>{text}</Text>
      ) : (
        <q>
          <Text lang={language}>{text}</Text>
        </q>
      )}
      {visit && <> ({link(visitUrl(visit), visit.title)})</>}
    </>
  );
}

/** Kinds of facts that are cited more often on this part of the source than a page can tell. */
export function uncounted(source: Source): number {
  const kinds = [
    source.visits,
    source.delegates,
    source.events,
    source.participants,
    source.statements,
    source.positions,
    source.kinships,
    source.organizations,
  ];
  return kinds.reduce((sum, { totalCount, nodes }) => sum + totalCount - nodes.length, 0);
}
