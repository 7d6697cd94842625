import { Lexer } from 'yaml';
import type { Countries } from '../../../model/countries/country.js';
import { checkAnnotation, type Import } from '../../../model/read/check.js';
import type { Read } from './check-threads.js';
import { convertAnnotation, type Conversion } from './convert.js';

/** More than clients see. A file can have a problem at every character. */
const MOST_PROBLEMS = 1_000;

export type CheckTask = { check: Import; countries: Countries } | { convert: Conversion };
export type CheckWork = CheckTask & { mostTokens: number };

export default (work: CheckWork): Read => {
  const yaml = yamlOf(work);
  const tokens = yaml === null ? 0 : tokensIn(yaml);
  if (tokens > work.mostTokens) return { tokens };
  if ('convert' in work) return { converted: convertAnnotation(work.convert) };
  const { annotation, problems } = checkAnnotation(work.check, work.countries);
  return { annotation, problems: problems.slice(0, MOST_PROBLEMS) };
};

function yamlOf(work: CheckWork): string | null {
  if ('convert' in work) return work.convert.annotation;
  return 'yaml' in work.check ? work.check.yaml : null;
}

/** Counts tokens before anything is parsed: each one takes up to a kilobyte. */
function tokensIn(yaml: string): number {
  const lexemes = new Lexer().lex(yaml);
  let tokens = 0;
  while (!lexemes.next().done) tokens += 1;
  return tokens;
}
