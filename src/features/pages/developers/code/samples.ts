import type { GraphQLSchema } from 'graphql';
import { oneLine, type Question } from '../question.js';
import { answerType } from './answer-type.js';

/** The languages in which code samples are shown. */
export const LANGUAGES = { curl: 'curl', fetch: 'fetch', ts: 'TypeScript', python: 'Python' } as const;
export type Language = keyof typeof LANGUAGES;

type WriteCode = (question: Question, endpoint: string, schema: GraphQLSchema) => string;

/** Functions that write programs that send a query. The programs run unchanged and need no packages. */
export const CODE_SAMPLES: Record<Language, WriteCode> = { curl, fetch: javaScript, ts: typeScript, python };

function curl({ document, variables }: Question, endpoint: string): string {
  const body = JSON.stringify({ query: oneLine(document), variables });
  return `curl ${endpoint} -H 'content-type: application/json' \\\n  -d '${body.replaceAll("'", `'\\''`)}'\n`;
}

function javaScript({ document, variables }: Question, endpoint: string): string {
  return `const query = \`${document}\`;
const variables = ${JSON.stringify(variables)};

const response = await fetch('${endpoint}', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors[0].message);
console.log(JSON.stringify(data, null, 2));
`;
}

function typeScript({ field, document, variables }: Question, endpoint: string, schema: GraphQLSchema): string {
  return `interface Answer ${answerType(schema, field)}

const query = \`${document}\`;
const variables = ${JSON.stringify(variables)};

const response = await fetch('${endpoint}', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables }),
});
const { data, errors } = (await response.json()) as { data: Answer; errors?: { message: string }[] };
if (errors) throw new Error(errors[0]?.message);
console.log(JSON.stringify(data, null, 2));

export {}; // makes this a module, so that it can use await at the top level
`;
}

function python({ document, variables }: Question, endpoint: string): string {
  const values = Object.entries(variables).map(([name, value]) => `${JSON.stringify(name)}: ${literal(value)}`);
  return `import json
import urllib.request

query = """${document}"""
variables = {${values.join(', ')}}

request = urllib.request.Request(
    "${endpoint}",
    data=json.dumps({"query": query, "variables": variables}).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    answer = json.load(response)
if "errors" in answer:
    raise SystemExit(answer["errors"][0]["message"])
print(json.dumps(answer["data"], indent=2, ensure_ascii=False))
`;
}

/** Strings and numbers are the same in Python as in JSON. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}

/** Returns a program that prints the codes of errors, and waits if the server asks it to. */
export const errorSample = (endpoint: string): string => `async function ask(query) {
  const response = await fetch('${endpoint}', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const wait = Number(response.headers.get('retry-after'));
  if (wait > 0) {
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    return ask(query);
  }
  const { data, errors } = await response.json();
  for (const { message, extensions } of errors ?? []) console.log(extensions.code + ': ' + message);
  return data;
}

await ask('{ visits(first: 1000) { totalCount } }');
`;

/** Returns a program that reads a list page by page. */
export const pagingSample = (endpoint: string): string => `const query = \`query ($after: String) {
  countries(first: 100, after: $after) {
    nodes { name }
    pageInfo { hasNextPage endCursor }
  }
}\`;
const names = [];
let after = null;
do {
  const response = await fetch('${endpoint}', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { after } }),
  });
  const { nodes, pageInfo } = (await response.json()).data.countries;
  names.push(...nodes.map(({ name }) => name));
  after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
} while (after !== null);
console.log(JSON.stringify(names));
`;

/** A program that receives webhooks. */
export const WEBHOOK_RECEIVER = `import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const seen = new Set(); // keep these with your data, so that they survive a restart

createServer(async (request, response) => {
  const verified = text(request).then((body) => webhook.verify(body, request.headers));
  const message = await verified.catch(console.error); // not ours, or too old
  const id = request.headers['webhook-id'];
  if (message && !seen.has(id)) console.log(\`\${message.data.source}: \${message.data.created} created\`);
  if (message) seen.add(id);
  response.writeHead(message ? 204 : 400).end();
}).listen(process.env.PORT);
`;
