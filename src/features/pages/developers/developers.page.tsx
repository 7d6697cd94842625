import { Section } from '../layout/section.js';
import { Term } from '../layout/term.js';
import { Code, Copied } from './code/code.js';
import { CODE_SAMPLES, errorSample, type Language, LANGUAGES, pagingSample, WEBHOOK_RECEIVER } from './code/samples.js';
import {
  type DelegationSide,
  DevelopersPageDocument,
  type DevelopersPageQuery,
  type DevelopersPageQueryVariables,
  type StatementKind,
  type VisitGroup,
} from '../generated/graphql.js';
import {
  selectedChoice,
  type FormFilterField,
  FilterForm,
  numberParameter,
  choiceOptions,
  type FilterProblems,
  filterProblems,
  textParameter,
} from '../lists/filters.js';
import { changed } from '../lists/paging.js';
import { definePage, type PageRequest, type Site } from '../page.js';
import { withQuery } from '../../../http/urls.js';
import { STATEMENT_KIND } from '../words.js';
import { type Question, splitQuestions } from './question.js';

const PATH = '/developers';
/** The query parameter with the programs' language. */
const LANGUAGE = 'language';

const SIDES = { GUEST: 'the guests', HOST: 'the hosts' } satisfies Record<DelegationSide, string>;
const SENDERS = { GUEST_COUNTRY: 'made', HOST_COUNTRY: 'received' } satisfies Partial<Record<VisitGroup, string>>;
/** The maximum number of rows that a reader may request in the first question. */
const MOST_ROWS = 20;

/** The questions, by the root field of the document, each with the variable that a reader may change. */
const ASKED = [
  ['visits', 'Which visits were made last?', { name: 'rows', label: 'How many', isNumber: true }],
  [
    'latest',
    'Who took part in the latest visit, and which office did they hold?',
    { name: 'side', label: 'Of', options: required(SIDES) },
  ],
  [
    'statements',
    'What was said, who reported it, and where is it in the source?',
    { name: 'kind', label: 'Kind', options: required(STATEMENT_KIND satisfies Record<StatementKind, string>) },
  ],
  [
    'visitCountsConnection',
    'Which countries made or received the most visits?',
    { name: 'by', label: 'Visits', options: required(SENDERS) },
  ],
  ['search', 'Where does a name occur?', { name: 'words', label: 'Words', isSearch: true }],
] as const satisfies readonly (readonly [keyof DevelopersPageQuery, string, FormFilterField])[];

const FIELDS: readonly FormFilterField[] = ASKED.map(([, , field]) => field);

function required<Value extends string>(choices: Record<Value, string>) {
  return choiceOptions(choices).slice(1);
}

const rowsOf = (query: URLSearchParams) => numberParameter(query, 'rows') ?? 3;

function variablesOf({ query }: PageRequest): DevelopersPageQueryVariables {
  return {
    rows: Math.min(rowsOf(query), MOST_ROWS),
    side: selectedChoice(query, 'side', SIDES) ?? 'GUEST',
    kind: selectedChoice(query, 'kind', STATEMENT_KIND) ?? 'DIRECT_QUOTE',
    by: selectedChoice(query, 'by', SENDERS) ?? 'GUEST_COUNTRY',
    words: textParameter(query, 'words') ?? 'China',
  };
}

/** An introduction for developers: queries with their results, to run again or copy as programs. */
export const developersPage = definePage({
  route: PATH,
  document: DevelopersPageDocument,
  reads: [...FIELDS.map(({ name }) => name), LANGUAGE],
  variables: variablesOf,
  view: (data, request, site) => {
    const problems = new Map(filterProblems(FIELDS, request.query));
    const rows = rowsOf(request.query);
    if (rows > MOST_ROWS) problems.set('rows', `Enter at most ${MOST_ROWS}.`);
    const [problem] = problems.values();
    return {
      title: 'Developers',
      description:
        'The API in five questions with their answers, as curl, fetch, TypeScript and Python; the schema; code generation.',
      ...(problem === undefined ? { canonical: PATH } : { status: 400 as const, problem }),
      main: () => <Developers data={data} request={request} problems={problems} site={site} />,
    };
  },
});

interface Props {
  data: DevelopersPageQuery;
  request: PageRequest;
  problems: FilterProblems;
  site: Site;
}

function Developers({ data, request, problems, site }: Props) {
  const questions = splitQuestions(String(DevelopersPageDocument), variablesOf(request));
  const endpoint = `${site.origin}/graphql`;
  const language = selectedChoice(request.query, LANGUAGE, LANGUAGES) ?? 'curl';
  return (
    <>
      <div class="lead">
        <h1>Developers</h1>
        <p class="deck">
          A GraphQL API that needs no key. This server answered these five questions for this page. Change a value, run a question
          again, or copy it as a program.
        </p>
        {!site.schema && <p>This server accepts only trusted documents. Ask its operator to add yours.</p>}
        <dl class="facts">
          <Term name="Endpoint">
            <code>{endpoint}</code>, by POST or GET
          </Term>
          {site.playground && (
            <Term name="Try it">
              <a href="/graphql">The playground</a>, with an example in each tab and the documentation of every type; or{' '}
              <a href={withQuery('/graphql', { page: `${PATH}.graphql` })}>with the questions below</a>
            </Term>
          )}
          {site.schema && (
            <Term name="Schema">
              <a href="/schema.graphql">schema.graphql</a>, with a description of every type, field and argument
            </Term>
          )}
          <Term name="Files">Each page is also JSON, and each list a CSV file: see the foot of the page</Term>
        </dl>
      </div>
      {site.schema && <Languages query={request.query} language={language} />}
      {ASKED.map(([key, asked, field]) => {
        const question = questions.get(key)!;
        return (
          <Section key={key} id={key} title={asked}>
            <form class="filters" action={`${PATH}#${key}`} aria-labelledby={key}>
              {language !== 'curl' && <input type="hidden" name={LANGUAGE} value={language} />}
              <FilterForm fields={[field]} query={withDefaults(request.query, question)} problems={problems} />
              <div>
                <button type="submit">Run again</button>
              </div>
            </form>
            <div class="sides">
              <div>
                <h3>Question</h3>
                <Code label={`Question: ${asked}`}>{question.document}</Code>
                <h3>Variables</h3>
                <pre class="code">{JSON.stringify(question.variables)}</pre>
              </div>
              <div>
                <h3>Answer</h3>
                <Code label={`Answer: ${asked}`}>{JSON.stringify({ data: { [key]: data[key] } }, null, 2)}</Code>
              </div>
            </div>
            {site.schema && (
              <div class="copy">
                <Copied id={`${key}-${language}`} name={LANGUAGES[language]} label={`${asked} In ${LANGUAGES[language]}`}>
                  {CODE_SAMPLES[language](question, endpoint, site.schema)}
                </Copied>
              </div>
            )}
          </Section>
        );
      })}
      {site.schema && <Guides endpoint={endpoint} />}
      {site.schema && <Codegen origin={site.origin} />}
    </>
  );
}

/** Fills in the form values that the URL does not set. */
function withDefaults(query: URLSearchParams, { variables }: Question): URLSearchParams {
  return new URLSearchParams({ ...(variables as Record<string, string>), ...Object.fromEntries(query) });
}

/** Lets readers choose the programs' language, which the script remembers. */
function Languages({ query, language }: { query: URLSearchParams; language: Language }) {
  return (
    <nav class="views" aria-label="Programs in">
      <ul>
        <li class="aside">Programs in</li>
        {Object.entries(LANGUAGES).map(([each, name]) => (
          <li key={each}>
            <a
              href={withQuery(PATH, changed(query, { [LANGUAGE]: each }))}
              data-kept={each}
              {...(each === language && { 'aria-current': 'true' })}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What every client must handle, each with a program for Node.js. */
function Guides({ endpoint }: { endpoint: string }) {
  return (
    <>
      <Section id="errors" title="Errors">
        <p>
          An error has a stable <code>extensions.code</code> for programs, and a message that says what to fix. After{' '}
          <code>RATE_LIMITED</code> (429) and <code>SERVER_BUSY</code> (503), wait for the seconds in <code>Retry-After</code>.
        </p>
        <Copied id="errors-fetch" name="the program" label="Errors, in JavaScript">
          {errorSample(endpoint)}
        </Copied>
      </Section>
      <Section id="paging" title="Paging">
        <p>
          A list returns at most 100 entries at once. Pass its <code>endCursor</code> as <code>after</code> until{' '}
          <code>hasNextPage</code> is false. A cursor is a position in the order of the list, and stays valid while the data
          change.
        </p>
        <Copied id="paging-fetch" name="the program" label="Paging, in JavaScript">
          {pagingSample(endpoint)}
        </Copied>
      </Section>
      <Section id="webhooks" title="Webhooks">
        <p>
          The server sends each change to addresses that an administrator registers with <code>registerWebhook</code>, signed by{' '}
          <a href="https://www.standardwebhooks.com" rel="external">
            Standard Webhooks
          </a>
          . This receiver needs <code>npm install standardwebhooks</code>, the secret of the webhook, and a port. To follow
          changes without an address of your own, read <a href="/changes.atom">the feed</a>.
        </p>
        <Copied id="webhooks-node" name="the program" label="Webhooks, in JavaScript">
          {WEBHOOK_RECEIVER}
        </Copied>
      </Section>
    </>
  );
}

function Codegen({ origin }: { origin: string }) {
  return (
    <Section id="codegen" title="Types for your client">
      <p>
        Generate code from the file, not by introspection: an introspection query loses <code>@oneOf</code>, so your types would
        allow filters and sort keys that the server refuses. For GraphQL Code Generator, <code>codegen.yml</code>:
      </p>
      <Code labelledBy="codegen">
        {`schema: ${origin}/schema.graphql
documents: src/**/*.ts
generates:
  src/gql/:
    preset: client
    config:
      documentMode: string
      useTypeImports: true
      strictScalars: true
      scalars: { Date: string, DateTime: string, Curie: string, JSON: unknown }
`}
      </Code>
    </Section>
  );
}
