import { existsSync, readFileSync } from 'node:fs';
import { readAnnotation } from '../../src/model/read/read.js';
import { references } from '../../src/model/references.js';

const FILE = 'seed/articles/china-north-korea-extol-traditional-friendship.yaml';

/** The text lies outside the repository, if it exists, because its publisher owns it. */
const TEXT = '../shared/article/article.txt';

export const seedYaml = readFileSync(FILE, 'utf8');

export const seedText = existsSync(TEXT) ? readFileSync(TEXT, 'utf8') : null;

/** The countries that the article's annotation names. */
export function seedCountries(): Set<string> {
  const named = [...references(readAnnotation(seedYaml).annotation!)].filter(({ to }) => to === 'countries');
  return new Set(named.map(({ slug }) => slug));
}
