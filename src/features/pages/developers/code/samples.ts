import type { GraphQLSchema } from 'graphql';
import { oneLine, type Question } from '../question.js';
import { answerType } from './answer-type.js';

/** A program that sends a query. */
export interface Sample {
  id: string;
  name: string;
  code: string;
}

/** Returns programs that send a query. They run without changes and without any packages. */
export function codeSamples(question: Question, endpoint: string, schema: GraphQLSchema): Sample[] {
  return [
    { id: 'curl', name: 'curl', code: curl(question, endpoint) },
    { id: 'fetch', name: 'fetch', code: javaScript(question, endpoint) },
    { id: 'ts', name: 'TypeScript', code: typeScript(question, endpoint, schema) },
    { id: 'python', name: 'Python', code: python(question, endpoint) },
  ];
}

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

export {}; // a module, which may wait at its top
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

/** Python writes texts and numbers like JSON. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return JSON.stringify(value);
}
