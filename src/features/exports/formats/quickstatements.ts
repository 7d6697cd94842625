import { shortened } from '../../../shared/shortened.js';
import { passagePageUrl, type PassagePlace } from '../../../http/urls.js';
import { type ExportFormat, type FileFormat, parsedRow, type ReadRow } from './format.js';

// Wikidata statements in QuickStatements V1 syntax: https://www.wikidata.org/wiki/Help:QuickStatements

/** A row as a Wikidata statement between items whose ids are known. */
export interface WikidataFact {
  item: string;
  property: string;
  value: string;
  /** Whether to keep it separate from a statement with the same value, such as an earlier term in the same office. */
  isAnother?: boolean;
  /** Properties with EDTF dates. Dates that Wikidata cannot express are omitted. */
  dates?: [property: string, edtf: string | undefined][];
  citationsConnection: { nodes: CitedPassage[] };
}

interface CitedPassage extends PassagePlace {
  exact: string | null;
  source: { slug: string; kind: string; url: string | null; language: string | null; publishedOn: { edtf: string } | null };
}

/**
 * Why a row cannot be converted: a phrase, under which such rows are counted, and the name of the item whose id is missing, if
 * the request can supply the id.
 */
export interface NotInWikidata {
  reason: string;
  name?: string;
}

/** The passages of a row that `fact` reads. Wikidata needs only a few references. */
export const REFERENCES =
  'citationsConnection(first: 5) { nodes { start end exact source { slug kind url language publishedOn { edtf } } } }';

interface QuickStatementsOptions<Row> {
  origin: string;
  version: number;
  /** The current day. */
  accessedOn: string;
  fact: (row: Row) => WikidataFact | NotInWikidata;
}

/** The maximum number of items without an id that a file lists. */
const MOST_NAMES = 50;
/** Wikidata's maximum string length. */
const LONGEST_TEXT = 1_500;

export const QUICK_STATEMENTS: FileFormat = {
  extension: 'qs',
  summary: 'Statements for Wikidata, as commands for [QuickStatements](https://www.wikidata.org/wiki/Help:QuickStatements).',
  of: ({ wikidata }) =>
    wikidata && {
      read: wikidata,
      write: (options) => quickStatements({ ...options, fact: (row: never) => wikidata.fact(row, options.offices) }),
    },
};

/**
 * Writes rows as statements. A comment at the end, which QuickStatements ignores, counts the rows that could not be converted.
 */
export function quickStatements<Row>({ origin, version, accessedOn, fact }: QuickStatementsOptions<Row>): ExportFormat {
  const omitted = new Map<string, number>();
  const names = new Set<string>();
  let written = 0;
  const statement = (row: ReadRow): string => {
    const found = fact(parsedRow<Row>(row));
    if ('item' in found) {
      written += 1;
      return `${statementLine(found, origin, accessedOn)}\n`;
    }
    omitted.set(found.reason, (omitted.get(found.reason) ?? 0) + 1);
    if (found.name !== undefined && names.size < MOST_NAMES) names.add(found.name);
    return '';
  };
  return {
    type: 'text/plain; charset=utf-8',
    head: '',
    rows: (rows) => rows.map(statement).join(''),
    tail: () => {
      const reasons = [...omitted].map(([reason, count]) => `${count} ${reason}`);
      return [
        `Version ${version} of the data. Statements: ${written}. Left out: ${reasons.join('; ') || 'none'}.`,
        ...[...names].map((name) => `Without an id: ${name}`),
      ]
        .map((line) => `/* ${plain(line).replaceAll('*/', '* /')} */\n`)
        .join('');
    },
    isPartial: true,
  };
}

function statementLine(
  { item, property, value, isAnother, dates = [], ...of }: WikidataFact,
  origin: string,
  today: string,
): string {
  const qualifiers = dates.flatMap(([name, edtf]) => dated(name, edtf));
  const references = of.citationsConnection.nodes.flatMap((passage, index) => {
    const { exact, source } = passage;
    const quotation = source.kind === 'ARTICLE' && exact !== null ? shortened(exact, LONGEST_TEXT) : null;
    return [
      [`${index > 0 ? '!' : ''}S854`, `"${source.url ?? origin + passagePageUrl(passage)}"`],
      ...(quotation === null ? [] : [['S1683', `${languageCode(source.language)}:"${quotation}"`]]),
      ...dated('S577', source.publishedOn?.edtf),
      ...dated('S813', today),
    ];
  });
  return [item, (isAnother ? '!' : '') + property, value, ...qualifiers.flat(), ...references.flat()].join('\t');
}

/** The language code that Wikidata uses; `und` if the language is not recorded. */
const languageCode = (tag: string | null): string => /^[a-z-]+$/.exec(tag?.toLowerCase() ?? '')?.[0] ?? 'und';

/** The syntax has no escapes: a value ends at a tab, and a command at the end of the line. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function dated(property: string, edtf: string | undefined): string[][] {
  const time = wikidataTime(edtf ?? '');
  return time === null ? [] : [[property, time]];
}

/** Returns a date with its known precision: day (11), month (10), year (9) or decade (8). Null for other dates. */
export function wikidataTime(edtf: string): string | null {
  const [, year, month, day] = /^(\d{3}[\dX])(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf) ?? [];
  // The calendar of earlier dates would be a guess.
  if (year === undefined || Number(year.replace('X', '0')) < 1600) return null;
  const precision = year.endsWith('X') ? 8 : day ? 11 : month ? 10 : 9;
  return `+${year.replace('X', '0')}-${month ?? '00'}-${day ?? '00'}T00:00:00Z/${precision}`;
}
