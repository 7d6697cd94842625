// Edits of the generated sources. Each prepares a mutation, and only the mutation is timed.

const UPDATE_VISIT = `mutation ($input: UpdateVisitInput!) { updateVisit(input: $input) { visit { version } errors { code message path } } }`;
const CREATE_VISIT = `mutation ($input: CreateVisitInput!) { createVisit(input: $input) { visit { id version } errors { code message path } } }`;
const DELETE_VISIT = `mutation ($input: DeleteVisitInput!) { deleteVisit(input: $input) { errors { code message path } } }`;
const UPDATE_STATEMENT = `mutation ($input: UpdateStatementInput!) { updateStatement(input: $input) { statement { version } errors { code message path } } }`;
const CREATE_STATEMENT = `mutation ($input: CreateStatementInput!) { createStatement(input: $input) { statement { id version } errors { code message path } } }`;
const DELETE_STATEMENT = `mutation ($input: DeleteStatementInput!) { deleteStatement(input: $input) { errors { code message path } } }`;
const VISIT = `query ($slug: String!) { visit(slug: $slug) { id version } }`;
const STATEMENTS = `query ($slug: String!) { source(slug: $slug) { statements(first: 100) { nodes { id version kind } } } }`;

const visitInput = (source, round) => ({
  ...{ source, title: `A new visit ${round}`, status: 'PLANNED', hostCountry: 'sweden' },
  cite: [{ start: 0, end: 20 }],
});
const statementInput = (source, round) => ({
  ...{ source, key: `new-statement-${round}`, kind: 'PARAPHRASE', text: `A new statement ${round}` },
  ...{ speakers: [{ person: 'person-1' }], visit: 'visit-1', cite: [{ start: 0, end: 20 }] },
});

export const edits = {
  visits: {
    async 'update a visit'(ask, source, round) {
      const { visit } = await ask(VISIT, { slug: `visit-${round}` });
      return () => ask(UPDATE_VISIT, { input: { ...visit, title: `Another title ${round}` } });
    },
    async 'create a visit'(ask, source, round) {
      return () => ask(CREATE_VISIT, { input: visitInput(source, round) });
    },
    async 'delete a visit'(ask, source, round) {
      const { visit } = await ask(VISIT, { slug: `a-new-visit-${round}` });
      return () => ask(DELETE_VISIT, { input: visit });
    },
  },
  statements: {
    async 'update a statement'(ask, source, round) {
      const { nodes } = (await ask(STATEMENTS, { slug: source })).source.statements;
      const { id, version } = nodes.filter(({ kind }) => kind === 'PARAPHRASE')[round];
      return () => ask(UPDATE_STATEMENT, { input: { id, version, text: `Another text ${round}` } });
    },
    async 'create and delete a statement'(ask, source, round) {
      return async () => {
        const { createStatement } = await ask(CREATE_STATEMENT, { input: statementInput(source, round) });
        await ask(DELETE_STATEMENT, { input: createStatement.statement });
      };
    },
    async 'update a visit that statements refer to'(ask, source, round) {
      const { visit } = await ask(VISIT, { slug: `visit-${round}` });
      return () => ask(UPDATE_VISIT, { input: { ...visit, title: `Another title ${round}` } });
    },
  },
};
