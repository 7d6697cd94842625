import { readFileSync } from 'node:fs';
import 'reflect-metadata';
import { getOperationAST, parse, validate } from 'graphql';
import type { CommandDeclaration } from '../../http/command.js';
import { Compiler } from '../../query/compile/compiler.js';
import { printPlan } from './print-plan.js';
import { createSchema } from '../../schema/schema.js';
import { OperatorError } from '../../shared/operator-error.js';

export const explainCommand: CommandDeclaration = (command, { features }) =>
  command
    .description('Prints the plan of a GraphQL operation, and its SQL. Needs no database.')
    .argument('<operation>', 'A file with one GraphQL operation.')
    .argument('[variables]', 'A JSON file with its variables.')
    .action(async (file, variables) => {
      const schema = await createSchema(features);
      const document = readParsed(file, parse);
      const [problem] = validate(schema, document);
      const operation = getOperationAST(document);
      if (problem || !operation) throw new OperatorError(problem?.message ?? `${file} must contain one operation.`);
      const inputs = variables ? (readParsed(variables, JSON.parse) as Record<string, unknown>) : {};
      const answer = new Compiler(schema).compile(document, operation, file, inputs);
      if ('reason' in answer) return console.log(`Not compiled, so resolvers answer it: ${answer.reason}.`);
      const { statement, values } = answer;
      const otherwise = statement.ifMissing ? ['If nothing is found:', statement.ifMissing.statement.text] : [];
      console.log([printPlan(statement.plan), statement.text, JSON.stringify(values), ...otherwise].join('\n\n'));
    });

function readParsed<Parsed>(file: string, parse: (text: string) => Parsed): Parsed {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
