import { readFileSync } from 'node:fs';
import 'reflect-metadata';
import { getOperationAST, parse, validate } from 'graphql';
import { command } from './command.js';
import { OperatorError } from '../shared/operator-error.js';
import { FEATURES } from '../features.js';
import { createSchema } from '../schema/schema.js';
import { Compiler } from '../query/compile/compiler.js';
import { printPlan } from '../query/compile/print-plan.js';

// Prints the plan of an operation and its SQL: npm run explain -- FILE.graphql [VARIABLES.json]. Needs no database.

await command(async () => {
  const [file, variables] = process.argv.slice(2);
  if (!file) throw new OperatorError('Usage: npm run explain -- FILE.graphql [VARIABLES.json]');
  const schema = await createSchema(FEATURES);
  const document = read(file, parse);
  const [problem] = validate(schema, document);
  const operation = getOperationAST(document);
  if (problem || !operation) throw new OperatorError(problem?.message ?? `${file} must contain one operation.`);
  const inputs = variables ? (read(variables, JSON.parse) as Record<string, unknown>) : {};
  const answer = new Compiler(schema).compile(document, operation, file, inputs);
  if ('reason' in answer) return console.log(`Not compiled, so the resolvers answer: ${answer.reason}.`);
  const { statement, values } = answer;
  const otherwise = statement.ifMissing ? ['If nothing is found:', statement.ifMissing.statement.text] : [];
  console.log([printPlan(statement.plan), statement.text, JSON.stringify(values), ...otherwise].join('\n\n'));
});

function read<Read>(file: string, parse: (text: string) => Read): Read {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
