import {
  GraphQLError, Kind, parse, visit, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql'; // prettier-ignore
import { ClientError } from '../../errors.js';
import { depthOf } from './depth.js';
import { atMost, LIMITS } from './limits.js';
import { mergedFields, sumOverSelections, type FindFragment } from './spread.js';
import { checkText } from './text.js';
import { checkTokens } from './tokens.js';

/**
 * Checks what does not depend on variables. It runs before graphql-js validates, whose rules are slow on the documents
 * that this rejects. A document with a syntax error passes: Apollo reports it.
 * @throws ClientError LIMIT_EXCEEDED or BAD_USER_INPUT
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
  const sum = (count: (selection: SelectionNode) => number) => sumOverSelections(selectionSet, findFragment, count);

  const depth = depthOf(selectionSet, findFragment);
  atMost('depth', depth, `The operation is ${depth} fields deep`);
  const selections = sum(() => 1);
  atMost('selections', selections, `The operation has ${selections} selections, fragments included`);
  const aliases = sum((each) => (each.kind === Kind.FIELD && each.alias ? 1 : 0));
  atMost('aliases', aliases, `The operation has ${aliases} aliases`);
  const rootFields = mergedFields([selectionSet], findFragment).size;
  atMost('rootFields', rootFields, `The operation has ${rootFields} root fields`);
  const duplicates = mostMerged(operation, findFragment);
  atMost('duplicates', duplicates, `The operation has ${duplicates} selections of one response key`);
  const directives = sum((each) => each.directives?.length ?? 0) + directivesOf(operation);
  atMost('directives', directives, `The operation has ${directives} directives`);
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

/** Directives of the operation itself and of its variables. */
function directivesOf(operation: OperationDefinitionNode): number {
  const places = [operation, ...(operation.variableDefinitions ?? [])];
  return places.reduce((total, { directives = [] }) => total + directives.length, 0);
}
