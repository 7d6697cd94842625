import { GraphQLError, Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { ClientError } from '../../errors.js';
import { type Fragments, fragmentsIn } from '../../read/selection.js';
import { sum } from './conditions.js';
import { atMost, LIMITS } from './limits.js';
import { extentOf, mergedFields } from './spread.js';
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
  const fragments = fragmentsIn(document);
  for (const each of document.definitions) {
    if (each.kind === Kind.OPERATION_DEFINITION) checkOperation(each, fragments);
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

function checkOperation(operation: OperationDefinitionNode, fragments: Fragments): void {
  const { selectionSet } = operation;
  const { depth, selections, aliases, directives } = extentOf(selectionSet, fragments);
  atMost('depth', depth, (count) => `The operation is ${count} fields deep`);
  atMost('selections', selections, (count) => `The operation has ${count} selections, fragments included`);
  atMost('aliases', aliases, (count) => `The operation has ${count} aliases`);
  const rootFields = mergedFields([selectionSet], fragments).size;
  atMost('rootFields', rootFields, (count) => `The operation has ${count} root fields`);
  const duplicates = mostMerged(operation, fragments);
  atMost('duplicates', duplicates, (count) => `The operation has ${count} selections of one response key`);
  const own = [operation, ...(operation.variableDefinitions ?? [])].map(({ directives = [] }) => directives.length);
  atMost('directives', sum(own) + directives, (count) => `The operation has ${count} directives`);
}

/** The largest number of selections that are merged into one field. */
function mostMerged({ selectionSet }: OperationDefinitionNode, fragments: Fragments): number {
  let most = 0;
  const objects = [[selectionSet]];
  for (let next = objects.pop(); next; next = objects.pop()) {
    for (const nodes of mergedFields(next, fragments).values()) {
      most = Math.max(most, nodes.length);
      if (most > LIMITS.duplicates) return most;
      const inside = nodes.flatMap((node) => node.selectionSet ?? []);
      if (inside.length > 0) objects.push(inside);
    }
  }
  return most;
}
