import {
  GraphQLError,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
  Lexer,
  Source,
  TokenKind,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { ClientError } from '../../shared/errors.js';
import { type Fragments, fragmentsIn } from '../../query/selection.js';
import type { Documents } from '../steps/documents.js';
import { sendError } from '../error-responses.js';
import { requestParameters } from '../request.js';
import { rejection } from '../response.step.js';
import { atMost, LIMITS } from './limits.js';
import { checkText } from './variables.js';

/**
 * Checks the limits that do not depend on variables. Runs before validation, because graphql-js's rules are slow on the
 * documents rejected here. A document with a syntax error passes; Apollo reports it.
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
  const { depth, selections, aliases, directives } = measureExtent(selectionSet, fragments);
  atMost('depth', depth, (count) => `The operation is ${count} fields deep`);
  atMost('selections', selections, (count) => `The operation has ${count} selections, fragments included`);
  atMost('aliases', aliases, (count) => `The operation has ${count} aliases`);
  const rootFields = mergedFields([selectionSet], fragments).size;
  atMost('rootFields', rootFields, (count) => `The operation has ${count} root fields`);
  const duplicates = mostMerged(operation, fragments);
  atMost('duplicates', duplicates, (count) => `The operation has ${count} selections with the same response key`);
  const own = [operation, ...(operation.variableDefinitions ?? [])].flatMap(({ directives = [] }) => directives).length;
  atMost('directives', own + directives, (count) => `The operation has ${count} directives`);
}

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

const OPENING = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Runs before the parser, which recurses into nested brackets and could overflow the stack.
 * @throws ClientError LIMIT_EXCEEDED, or the lexer's GraphQLError for an invalid token
 */
function checkTokens(text: string): void {
  const lexer = new Lexer(new Source(text));
  let [tokens, open, deepest] = [0, 0, 0];
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    tokens++;
    if (OPENING.has(kind)) deepest = Math.max(deepest, ++open);
    if (CLOSING.has(kind)) open--;
  }
  atMost('tokens', tokens, (count) => `The document has ${count} tokens`);
  atMost('nesting', deepest, (count) => `The document has ${count} nested brackets`);
}

/** For a route's `preHandler`, because Apollo validates before it runs any hook, and is slow on the documents rejected here. */
export function limitDocuments(documents: Documents) {
  return (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => {
    const { query } = requestParameters(request);
    if (typeof query !== 'string' || query === '' || documents.isWithinLimits(query)) return done();
    try {
      checkDocument(query);
      documents.keepWithinLimits(query);
    } catch (error) {
      if (!(error instanceof ClientError)) return done(error as Error);
      const { status, type } = rejection(request.headers.accept);
      return void sendError(reply.type(type), error, status);
    }
    done();
  };
}

// The following functions work on a document before validation, with fragments expanded and types unknown.

/** Returns the selections directly inside a selection, or those of the fragment for a fragment spread. */
export function selectionsIn(selection: SelectionNode, fragments: Fragments): SelectionSetNode | undefined {
  return selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]?.selectionSet : selection.selectionSet;
}

/** The size of a selection set. */
interface Extent {
  /**
   * Number of nested fields, each of which can multiply the work by a page size. Introspection (`__schema`, `__type`) counts as
   * one level, because tools nest it deeply and a graphql-js rule limits its lists.
   */
  depth: number;
  selections: number;
  aliases: number;
  directives: number;
}

const EMPTY: Readonly<Extent> = { depth: 0, selections: 0, aliases: 0, directives: 0 };

/** Measures each fragment only once, so that measuring nested fragments takes linear time. */
export function measureExtent(root: SelectionSetNode, fragments: Fragments): Extent {
  const known = new Map<SelectionSetNode, Extent>();

  function measure(selectionSet: SelectionSetNode | undefined): Readonly<Extent> {
    if (!selectionSet) return EMPTY;
    const found = known.get(selectionSet);
    if (found) return found;
    known.set(selectionSet, EMPTY); // validation reports cycles of fragments
    const extent = { ...EMPTY };
    for (const selection of selectionSet.selections) {
      const inside = measure(selectionsIn(selection, fragments));
      extent.depth = Math.max(extent.depth, levels(selection, inside.depth));
      extent.selections += 1 + inside.selections;
      extent.aliases += inside.aliases + (selection.kind === Kind.FIELD && selection.alias ? 1 : 0);
      extent.directives += inside.directives + (selection.directives?.length ?? 0);
    }
    known.set(selectionSet, extent);
    return extent;
  }

  return measure(root);
}

function levels(selection: SelectionNode, inside: number): number {
  if (selection.kind !== Kind.FIELD) return inside;
  return selection.name.value.startsWith('__') ? 1 : 1 + inside;
}

/** Returns an object's fields by response key, merged as in execution but regardless of the object's type. */
function mergedFields(selectionSets: readonly SelectionSetNode[], fragments: Fragments) {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<SelectionSetNode>();
  const open = [...selectionSets];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = fields.get(key);
        if (nodes) nodes.push(selection);
        else fields.set(key, [selection]);
      } else {
        const inside = selectionsIn(selection, fragments);
        if (inside) open.push(inside);
      }
    }
  }
  return fields;
}
