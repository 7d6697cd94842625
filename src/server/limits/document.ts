import { GraphQLError, Kind, parse, visit, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { ClientError } from '../../errors.js';
import { sum } from './conditions.js';
import { depthOf } from './depth.js';
import { atMost, LIMITS } from './limits.js';
import { foldSelections, fragmentsOf, mergedFields, type FindFragment } from './spread.js';
import { checkTokens } from './tokens.js';
import { checkText } from './variables.js';

/**
 * Checks what does not depend on variables. It runs before graphql-js validates, whose rules are slow on the documents
 * that this rejects. A document with a syntax error passes: Apollo reports it.
 * @throws ClientError LIMIT_EXCEEDED or BAD_USER_INPUT
 */
export function checkDocument(text: string): void {
  const document = parsed(text);
  if (!document) return;
  const findFragment = fragmentsOf(document);
  for (const each of document.definitions) {
    if (each.kind === Kind.OPERATION_DEFINITION) checkOperation(each, findFragment);
  }
  visit(document, { StringValue: ({ value }) => checkText(value, () => 'A string in the document') });
}

function parsed(text: string): DocumentNode | null {
  try {
    checkTokens(text);
    return parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && !(error instanceof ClientError)) return null;
    throw error;
  }
}

function checkOperation(operation: OperationDefinitionNode, findFragment: FindFragment): void {
  const { selectionSet } = operation;
  const total = (count: (selection: SelectionNode) => number) =>
    foldSelections(selectionSet, findFragment, sum, (each, inside) => count(each) + inside);

  atMost('depth', depthOf(selectionSet, findFragment), (depth) => `The operation is ${depth} fields deep`);
  const selections = total(() => 1);
  atMost('selections', selections, (count) => `The operation has ${count} selections, fragments included`);
  const aliases = total((each) => (each.kind === Kind.FIELD && each.alias ? 1 : 0));
  atMost('aliases', aliases, (count) => `The operation has ${count} aliases`);
  const rootFields = mergedFields([selectionSet], findFragment).size;
  atMost('rootFields', rootFields, (count) => `The operation has ${count} root fields`);
  const duplicates = mostMerged(operation, findFragment);
  atMost('duplicates', duplicates, (count) => `The operation has ${count} selections of one response key`);
  const own = [operation, ...(operation.variableDefinitions ?? [])].map(({ directives = [] }) => directives.length);
  const directives = sum(own) + total((each) => each.directives?.length ?? 0);
  atMost('directives', directives, (count) => `The operation has ${count} directives`);
}

/** The largest number of selections that are merged into one field. */
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
