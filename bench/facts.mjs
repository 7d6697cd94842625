// Extracts the facts of a response, independent of its names and nesting. Rivals' equivalent responses have deeply equal facts.

export const fromContract = {
  visit: ({ visit }) => visit && { ...visit, delegation: visit.delegation.nodes, statements: visit.statements.nodes },
  visits: ({ visits: { pageInfo, nodes } }) => ({
    hasNextPage: pageInfo.hasNextPage,
    nodes: nodes.map((node) => ({ ...node, delegation: node.delegation.nodes, statements: node.statements.nodes })),
  }),
  search: ({ search }) => search.edges.map(({ score, node }) => found(score, node)),
  person: ({ person }) => person && { ...person, visits: person.visits.nodes, statements: person.statements.nodes },
  place: ({ visits }) => visits.pageInfo.endCursor,
};

export const fromPothos = {
  visit: ({ visit }) =>
    visit && {
      ...without(visit, ['startEdtf', 'startEarliest']),
      start: date(visit.startEdtf, { earliest: visit.startEarliest }),
      delegation: visit.delegation.nodes.map(({ person, ...delegate }) => ({
        ...delegate,
        person: person && { ...person, positions: person.positions.map(dated('startEdtf', 'start')) },
      })),
      statements: visit.statements.nodes.map(spoken).map(dated('saidOnEdtf', 'saidOn')),
    },
  visits: ({ visits: { pageInfo, nodes } }) => ({
    hasNextPage: pageInfo.hasNextPage,
    nodes: nodes.map(dated('startEdtf', 'start')).map((node) => ({
      ...node,
      delegation: node.delegation.nodes,
      statements: node.statements.nodes.map(spoken),
    })),
  }),
  search: ({ search }) => search.map(({ score, node }) => found(score, node)),
  person: ({ person }) =>
    person && {
      ...without(person, ['delegations', 'spoken']),
      visits: person.delegations.nodes.map(({ visit }) => dated('startEdtf', 'start')(visit)),
      statements: person.spoken.nodes.map(({ statement }) => dated('saidOnEdtf', 'saidOn')(statement)),
    },
  place: ({ visits }) => visits.pageInfo.endCursor,
};

export const fromPostgraphile = {
  visit: ({ visitBySlug: visit }) => visit && fromPothos.visit({ visit: plain(visit) }),
  visits: ({ allVisits: { pageInfo, nodes } }) => fromPothos.visits({ visits: { pageInfo, nodes: nodes.map(plain) } }),
  search: ({ benchSearchList: rows }) => rows.map(({ score, type, ...row }) => ({ score: Number(score), type, ...row })),
  person: ({ personBySlug: person }) => person && fromPothos.person({ person: plain(person) }),
  place: ({ allVisits }) => allVisits.pageInfo.endCursor,
};

const renamed = {
  countryByHostCountryId: 'hostCountry',
  countryByCountryId: 'country',
  organizationByOrganizationId: 'organization',
  organizationByReportedById: 'reportedBy',
  personByPersonId: 'person',
  visitByVisitId: 'visit',
  statementByStatementId: 'statement',
  positionsByPersonIdList: 'positions',
  statementSpeakersByStatementIdList: 'speakers',
};
const listed = {
  delegatesByVisitIdList: 'delegation',
  statementsByVisitIdList: 'statements',
  delegatesByPersonIdList: 'delegations',
  statementSpeakersByPersonIdList: 'spoken',
};

/** Converts PostGraphile's names to Pothos's. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name in listed) return [listed[name], { nodes: plain(inner) }];
      return [renamed[name] ?? name, plain(inner)];
    }),
  );
}

/** Replaces the speakers of a statement, which are rows of the join table, with the person, organization or country. */
function spoken(statement) {
  const speakers = statement.speakers.map(({ person, organization, country }) => {
    if (person) return { __typename: 'Person', ...person };
    return organization ? { __typename: 'Organization', ...organization } : { __typename: 'Country', ...country };
  });
  return { ...statement, speakers };
}

function dated(column, name) {
  return (row) => ({ ...without(row, [column]), [name]: date(row[column]) });
}

function date(edtf, more) {
  return edtf === null ? null : { edtf, ...more };
}

function found(score, { __typename: type, slug = null, name, title, text, kind = null }) {
  return { score, type, slug, label: name ?? title ?? text, kind };
}

function without(object, names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
