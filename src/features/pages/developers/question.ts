import { type FieldNode, Kind, parse, print, type SelectionSetNode, type VariableDefinitionNode, visit } from 'graphql';
import { capitalize } from '../../../shared/capitals.js';

/** A question of the page as a separate document. */
export interface Question {
  /** The name of the field that holds the result. */
  key: string;
  field: FieldNode;
  /** The document, formatted compactly. */
  document: string;
  /** The values of the document's variables. */
  variables: Record<string, unknown>;
}

const WIDTH = 84;

/** Splits a document into one per root field, each with only the variables that it uses. */
export function splitQuestions(text: string, variables: object): Map<string, Question> {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the document of questions must be a single operation');
  const questions = operation.selectionSet.selections.flatMap((field) =>
    field.kind === Kind.FIELD ? [questionOf(field, operation.variableDefinitions ?? [], variables)] : [],
  );
  return new Map(questions.map((question) => [question.key, question]));
}

function questionOf(field: FieldNode, declared: readonly VariableDefinitionNode[], values: object): Question {
  const key = field.alias?.value ?? field.name.value;
  const used = new Set<string>();
  visit(field, { Variable: ({ name }) => void used.add(name.value) });
  const own = declared.filter(({ variable }) => used.has(variable.name.value)).map((variable) => print(variable));
  const head = `query ${capitalize(key)}${own.length > 0 ? `(${own.join(', ')})` : ''}`;
  return {
    key,
    field,
    document: `${head} {\n${fieldText(field, '  ')}\n}`,
    variables: Object.fromEntries(Object.entries(values).filter(([name]) => used.has(name))),
  };
}

/** Returns a field on one line if it fits, and otherwise with its selections on separate lines. */
function fieldText(field: FieldNode, indent: string): string {
  const { alias, name, arguments: args = [], selectionSet } = field;
  const given = args.length > 0 ? `(${args.map((each) => print(each)).join(', ')})` : '';
  const head = `${indent}${alias ? `${alias.value}: ` : ''}${name.value}${given}`;
  if (!selectionSet) return head;
  const inner = selectionsText(selectionSet, `${indent}  `);
  const line = `${head} { ${oneLine(inner).trim()} }`;
  return line.length <= WIDTH ? line : `${head} {\n${inner}\n${indent}}`;
}

/** Puts fields without selections on the same line. */
function selectionsText({ selections }: SelectionSetNode, indent: string): string {
  const lines: string[] = [];
  let isOpen = false;
  for (const selection of selections) {
    const isLeaf = selection.kind === Kind.FIELD && !selection.selectionSet;
    const text = selection.kind === Kind.FIELD ? fieldText(selection, indent) : indent + oneLine(print(selection));
    if (isLeaf && isOpen) lines.push(`${lines.pop()} ${text.trim()}`);
    else lines.push(text);
    isOpen = isLeaf;
  }
  return lines.join('\n');
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
