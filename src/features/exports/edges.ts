import type { Exported } from './exported.js';
import type { Edge } from './formats/gexf.js';

// Graph edges: who met whom, and which country visited which. They are counts of events and visits by two values.

interface Named {
  slug: string;
  name: string;
}

const edge = (folder: string, one: Named | null, other: Named | null, weight: number): Edge | null => {
  const node = ({ slug, name }: Named) => ({ id: `${folder}/${slug}`, label: name });
  return one && other && { source: node(one), target: node(other), weight };
};

interface Meeting {
  person: Named | null;
  otherPerson: Named | null;
  count: number;
}

/** The counts list each pair in both directions. The edge starts at the person whose slug sorts first. */
const people: Exported = {
  name: 'edges-people',
  type: 'EventCount',
  list: { field: 'eventCountsConnection', args: 'by: [PERSON, OTHER_PERSON]' },
  where: { status: ['COMPLETED'] },
  columns: ['person', 'otherPerson', 'count'],
  key: ['person', 'otherPerson'],
  graph: {
    isDirected: false,
    description: 'Pairs of people who took part in the same events, with the number of these events.',
    edgeOf: ({ person, otherPerson, count }: Meeting) =>
      person && otherPerson && person.slug < otherPerson.slug ? edge('people', person, otherPerson, count) : null,
  },
};

const countries: Exported = {
  name: 'edges-countries',
  type: 'VisitCount',
  list: { field: 'visitCountsConnection', args: 'by: [GUEST_COUNTRY, HOST_COUNTRY]' },
  where: { status: ['COMPLETED'], hasHostOrganization: false },
  columns: ['guestCountry', 'hostCountry', 'count'],
  key: ['guestCountry', 'hostCountry'],
  graph: {
    isDirected: true,
    description: 'The number of visits from one country to another.',
    edgeOf: ({ guestCountry, hostCountry, count }: { guestCountry: Named | null; hostCountry: Named | null; count: number }) =>
      edge('countries', guestCountry, hostCountry, count),
  },
};

export const EDGES: readonly Exported[] = [people, countries];
