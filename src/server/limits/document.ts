import {
  GraphQLError, Kind, parse, visit, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql'; // prettier-ignore
import { depthOf } from './depth.js';
import { atMost, LIMIT_EXCEEDED, textError } from './limit-error.js';
import { LIMITS } from './limits.js';
import { mergedFields, sumOverSelections, type FindFragment } from './spread.js';
import { textProblem } from './text.js';
import { checkTokens } from './tokens.js';

/**
 * What a document says of itself, whatever its variables. It is judged before graphql-js validates it, whose rules are
 * slow on what is refused here. What does not parse passes: Apollo tells what is wrong with it.
 * @throws GraphQLError LIMIT_EXCEEDED or BAD_USER_INPUT
 */
export function checkDocument(text: string): void {
  const document = parsed(text);
  if (!document) return;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  for (const each of document.definitions) {
    if (each.kind === Kind.OPERATION_DEFINITION) checkOperation(each, (name) => fragments.get(name));
  }
  visit(document, { StringValue: ({ value }) => checkText(value) });
}

function parsed(text: string): DocumentNode | null {
  try {
    checkTokens(text);
    return parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] !== LIMIT_EXCEEDED) return null;
    throw error;
  }
}

function checkOperation(operation: OperationDefinitionNode, findFragment: FindFragment): void {
  const { selectionSet } = operation;
  const sum = (count: (selection: SelectionNode) => number) => sumOverSelections(selectionSet, findFragment, count);

  const depth = depthOf(selectionSet, findFragment);
  atMost('depth', depth, `The operation is ${depth} fields deep`);
  const selections = sum(() => 1);
  atMost('selections', selections, `The operation has ${selections} selections once its fragments are spread`);
  const aliases = sum((each) => (each.kind === Kind.FIELD && each.alias ? 1 : 0));
  atMost('aliases', aliases, `The operation has ${aliases} aliases`);
  const rootFields = mergedFields([selectionSet], findFragment).size;
  atMost('rootFields', rootFields, `The operation has ${rootFields} fields at its root`);
  const duplicates = mostMerged(operation, findFragment);
  atMost('duplicates', duplicates, `The operation has ${duplicates} selections of one response key`);
  const directives = sum((each) => each.directives?.length ?? 0) + directivesOf(operation);
  atMost('directives', directives, `The operation has ${directives} directives`);
}

/** The most selections that are merged into one field. */
function mostMerged({ selectionSet }: OperationDefinitionNode, findFragment: FindFragment): number {
  let most = 0;
  const objects = [[selectionSet]];
  for (let next = objects.pop(); next; next = objects.pop()) {
    for (const nodes of mergedFields(next, findFragment).values()) {
      most = Math.max(most, nodes.length);
      if (most > LIMITS.duplicates) return most;
      const inside = nodes.flatMap((node) => node.selectionSet ?? []);
      if (inside.length > 0) objects.push(inside);
    }
  }
  return most;
}

/** Those that stand on no selection. */
function directivesOf(operation: OperationDefinitionNode): number {
  const places = [operation, ...(operation.variableDefinitions ?? [])];
  return places.reduce((total, { directives = [] }) => total + directives.length, 0);
}

function checkText(text: string): void {
  const problem = textProblem(text);
  if (problem) throw textError(`A text in the document ${problem}.`);
}
