import { fold } from '../../../../../model/fold.js';
import { dateText, rangeText } from '../../../../pages/dates/date-text.js';
import { personUrl, visitUrl } from '../../../../../http/urls.js';
import { officeName } from '../../../../pages/person/office-name.js';
import { counted, KIN } from '../../../../pages/words.js';
import type { DeskKnownFragment, DeskPassageFragment, DeskVisitLineFragment } from '../../generated/graphql.js';
import { yearsOf, yearsText } from './years.js';
import { Linked, type ComparedRow, sourceValue, type ComparedValue } from '../side-by-side.js';

type Person = DeskKnownFragment;

/** Returns the known facts about people, one row for each field. */
export function knownBy(people: readonly Person[]): ComparedRow[] {
  const row = (label: string, cell: (person: Person) => ComparedValue[]): ComparedRow => ({ label, cells: people.map(cell) });
  return [
    row('Names', ({ name, aliases }) => [name, ...aliases].map((each) => ({ key: fold(each), shown: <bdi>{each}</bdi> }))),
    row('Country', ({ country }) => (country ? [{ key: country.slug, shown: country.name }] : [])),
    row('Years', (person) => {
      const years = yearsOf(person);
      return years ? [{ key: yearsText(years), shown: yearsText(years) }] : [];
    }),
    row('Identifiers', ({ identifiers }) =>
      identifiers.map(({ curie, url }) => ({ key: curie, shown: <Outside url={url} text={curie} /> })),
    ),
    row('Offices', ({ positions }) => positions.map(office)),
    row('Family', ({ kin }) =>
      kin.map(({ kind, person }) => ({
        key: `${kind} ${person.slug}`,
        shown: (
          <>
            {KIN[kind]}: <a href={personUrl(person)}>{person.name}</a>
          </>
        ),
      })),
    ),
    row('Visits', visitsOf),
    row('Said', ({ statements: { totalCount, nodes } }) => [
      ...nodes.map(({ slug, text }) => ({ key: slug, shown: <q dir="auto">{text.slice(0, 160)}</q> })),
      ...(totalCount > nodes.length ? [{ key: '', shown: `${counted(totalCount, 'statement')} in all` }] : []),
    ]),
    row('Sources', sourcesOf),
  ];
}

function office(position: Person['positions'][number]): ComparedValue {
  const { start, end } = position;
  const name = officeName(position);
  const when = start || end ? `, ${rangeText(start, end)}` : '';
  return {
    key: fold(name),
    shown: (
      <>
        <bdi>{name}</bdi>
        {when}
      </>
    ),
  };
}

function visitsOf({ visits: { totalCount, nodes }, latest }: Person): ComparedValue[] {
  const last = latest.nodes.filter(({ slug }) => !nodes.some((visit) => visit.slug === slug));
  const more = totalCount - nodes.length - last.length;
  return [...nodes.map(visit), ...(more > 0 ? [{ key: '', shown: `… ${more} more …` }] : []), ...last.map(visit)];
}

function visit({ slug, title, start }: DeskVisitLineFragment): ComparedValue {
  return {
    key: slug,
    shown: (
      <>
        <Linked url={visitUrl({ slug })} text={title} />
        {start && `, ${dateText(start)}`}
      </>
    ),
  };
}

/** Returns the sources of the facts shown, each with its first passage. */
function sourcesOf({ positions, visits, latest, statements }: Person): ComparedValue[] {
  const facts = [...visits.nodes, ...latest.nodes, ...positions, ...statements.nodes];
  const passages = facts.flatMap(({ citationsConnection }) => citationsConnection.nodes);
  const first = new Map<string, DeskPassageFragment>();
  for (const passage of passages) if (!first.has(passage.source.slug)) first.set(passage.source.slug, passage);
  return [...first.values()].map((passage) => sourceValue(passage, 'passage'));
}

function Outside({ url, text }: { url: string; text: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
