import { BIBTEX, CSL_JSON, RIS } from './citations.js';
import { CSV } from './csv.js';
import type { FileFormat } from './format.js';
import { GEXF } from './gexf.js';
import { JSON_LD } from './json-ld.js';
import { JSON_LINES } from './json-lines.js';
import { PARQUET } from './parquet.js';
import { QUICK_STATEMENTS } from './quickstatements.js';

/** The formats of exports, in the order in which they are listed. */
export const FORMATS: readonly FileFormat[] = [
  ...[JSON_LINES, CSV, PARQUET, JSON_LD, GEXF],
  ...[BIBTEX, RIS, CSL_JSON, QUICK_STATEMENTS],
];
