import { Lexer, Source, TokenKind } from 'graphql';
import { atMost } from './limits.js';

const OPENING = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Runs before the parser, which recurses for each nested bracket and would overflow the stack.
 * @throws ClientError LIMIT_EXCEEDED, or the lexer's GraphQLError for an invalid token
 */
export function checkTokens(text: string): void {
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
