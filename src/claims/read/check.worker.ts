import { Lexer } from 'yaml';
import type { Countries } from '../countries/country.js';
import { checkAnnotation, type Import } from './check.js';
import type { Read } from './check-threads.js';

/** More than clients are shown; a file can have one in every character. */
const MOST_PROBLEMS = 1_000;

/** The worker of `CheckThreads`. */
export default ([one, countries, mostTokens]: [Import, Countries, number]): Read => {
  const tokens = 'yaml' in one ? tokensIn(one.yaml) : 0;
  if (tokens > mostTokens) return { tokens };
  const { annotation, problems } = checkAnnotation(one, countries);
  return { annotation, problems: problems.slice(0, MOST_PROBLEMS) };
};

/** Counted before anything is made of them: each takes up to a kilobyte. */
function tokensIn(yaml: string): number {
  const lexemes = new Lexer().lex(yaml);
  let tokens = 0;
  while (!lexemes.next().done) tokens += 1;
  return tokens;
}
