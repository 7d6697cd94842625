import { Lexer, Source, TokenKind } from 'graphql';
import { atMost } from './limit-error.js';

const OPENING = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Looked at before a document is parsed: the parser, and all that comes after it, calls itself for each bracket inside
 * another, and would overflow the stack.
 * @throws GraphQLError LIMIT_EXCEEDED, or the lexer's own where something is no token.
 */
export function checkTokens(text: string): void {
  const lexer = new Lexer(new Source(text));
  let [tokens, open, deepest] = [0, 0, 0];
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    tokens++;
    if (OPENING.has(kind)) deepest = Math.max(deepest, ++open);
    if (CLOSING.has(kind)) open--;
  }
  atMost('tokens', tokens, `The document has ${tokens} tokens`);
  atMost('nesting', deepest, `The document has ${deepest} brackets inside one another`);
}
