import { type ExportFormat, type FileFormat, parsedRow, type ReadRow } from './format.js';

// Citations of a page, a list, or each object of a list, in the formats of reference managers.

/** What a citation says about a source: who published it and when, and where the original and a copy are kept. */
export interface Original {
  kind: 'ARTICLE' | 'DATASET' | 'LINK';
  publisher: { name: string } | null;
  publishedOn: { edtf: string } | null;
  archivedUrl: string | null;
  archive: string | null;
  archiveCollection: string | null;
  box: string | null;
  folder: string | null;
}

/**
 * Returns a citation's details of the original. `publication` is an article's outlet, `publisher` a data set's publisher. The store
 * has no authors.
 */
export function citedOriginal({ kind, publisher, publishedOn, archivedUrl, ...kept }: Original) {
  const { archive, archiveCollection, box, folder } = kept;
  const location = [archiveCollection, box && `box ${box}`, folder && `folder ${folder}`].filter(Boolean).join(', ');
  const name = publisher?.name ?? null;
  const isData = kind === 'DATASET';
  return {
    publication: isData ? null : name,
    publisher: isData ? name : null,
    publishedOn,
    ...{ archivedUrl, archive, archiveLocation: location || null },
    unrecorded: isData
      ? name === null
        ? 'Publisher not recorded'
        : ''
      : `Author${name === null ? ' and outlet' : ''} not recorded`,
  };
}

/** Returns the data set that contains an object's record, if it is the object's only source. */
export function recordedIn<Source extends Pick<Original, 'kind'> & { slug: string }>(citations: {
  totalCount: number;
  nodes: readonly { source: Source }[];
}): Source | null {
  const [source] = citations.nodes.map((citation) => citation.source);
  const isOnly =
    citations.totalCount === citations.nodes.length && citations.nodes.every((each) => each.source.slug === source?.slug);
  return isOnly && source?.kind === 'DATASET' ? source : null;
}

export const recordNote = ({ title }: { title: string }): string => `Record in: ${title}`;

/** A work that can be cited by URL. */
export interface Citable extends Partial<ReturnType<typeof citedOriginal>> {
  title: string;
  /** The absolute URL. */
  url: string;
  /** The version of the data that was read. */
  version: string | null;
  /** The names of the speakers whom the title quotes, who are not the work's authors. */
  speakers?: readonly string[];
  /** Further details, such as the size of a list, as phrases without a full stop. */
  notes?: readonly string[];
  /** The day of access, such as 2026-11-30. */
  accessedOn?: string;
}

/** The part of a citation that depends on the object alone. */
export type CitedObject = Omit<Citable, 'url' | 'version' | 'accessedOn'> & { path: string };

/** The name of the website. */
export const SITE = 'Communiqué';

/** Returns the title, preceded by the speakers whom it quotes. */
const fullTitle = ({ title, speakers = [] }: Citable): string =>
  speakers.length > 0 ? `${speakers.join(' and ')}: “${title}”` : title;

export function bibtex(citable: Citable): string {
  const { url, publication, publisher, accessedOn } = citable;
  const publishedBy = publication ?? publisher;
  const howPublished = isOriginal(citable) ? publishedBy : SITE;
  const [year, month] = issuedParts(citable);
  const notes = [archivePlace(citable), ...originalNotes(citable), ...notesOf(citable)].filter((note) => note !== '');
  const fields = [
    ['title', `{${escaped(fullTitle(citable))}}`],
    ...(publishedBy == null ? [] : [['publisher', `{${escaped(publishedBy)}}`]]),
    ...(year === undefined ? [] : [['year', `{${year}}`]]),
    ...(month === undefined ? [] : [['month', MONTHS[month - 1]!]]),
    ...(howPublished == null ? [] : [['howpublished', `{${escaped(howPublished)}}`]]),
    ['url', `{${url}}`],
    ...(accessedOn === undefined ? [] : [['urldate', `{${accessedOn}}`]]),
    ...(notes.length === 0 ? [] : [['note', `{${escaped(notes.join('. '))}}`]]),
  ];
  return `@misc{${bibtexKey(url)},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}`;
}

/** The macros of BibTeX, which each style defines. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Unlike the last segment of the path, the key is unique for passages too, for example harbour-treaty-4535-4677. The key of a
 * list includes its filters, for example visits-china.
 */
function bibtexKey(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const [folder = '', ...parts] = pathname.split('/').slice(1);
  const words = parts.length > 0 ? parts.filter((part) => part !== 'p') : [folder, ...searchParams.values()];
  return words.join('-').replace(/[^\w-]/g, '') || 'communique';
}

export function cslItem(citable: Citable): object {
  const { url, version, publisher, archive, archiveLocation, accessedOn } = citable;
  const container = containerOf(citable);
  const issued = issuedParts(citable);
  const notes = [...(citable.notes ?? []), ...originalNotes(citable)];
  return {
    ...{ id: url, type: 'webpage', title: fullTitle(citable), URL: url },
    ...(container !== null && { 'container-title': container }),
    ...(isOriginal(citable) && { source: SITE }),
    ...(publisher != null && { publisher }),
    ...(issued.length > 0 && { issued: { 'date-parts': [issued] } }),
    ...(archive && { archive }),
    ...(archiveLocation && { archive_location: archiveLocation }),
    ...(accessedOn !== undefined && { accessed: { 'date-parts': [accessedOn.split('-').map(Number)] } }),
    ...(notes.length > 0 && { note: notes.join('. ') }),
    ...(version !== null && { version }),
  };
}

/** https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp */
export function ris(citable: Citable): string {
  const { url, publisher, accessedOn } = citable;
  const container = containerOf(citable);
  const kept = archivePlace(citable);
  const [year, month, day] = issuedParts(citable).map((part) => String(part).padStart(2, '0'));
  const tags = [
    ['TY', 'ELEC'],
    ['TI', fullTitle(citable)],
    ...(container === null ? [] : [['T2', container]]),
    ...(isOriginal(citable) ? [['DB', SITE]] : []),
    ...(publisher == null ? [] : [['PB', publisher]]),
    ...(year === undefined
      ? []
      : [
          ['PY', year],
          ['DA', `${year}/${month ?? ''}/${day ?? ''}/`],
        ]),
    ['UR', url],
    ...(accessedOn === undefined ? [] : [['Y2', `${accessedOn.replaceAll('-', '/')}/`]]),
    ...(kept === '' ? [] : [['AV', kept]]),
    ...[...originalNotes(citable), ...notesOf(citable)].map((note) => ['N1', note]),
  ];
  return `${tags.map(([tag, value]) => `${tag}  - ${value!.replaceAll(/\s+/g, ' ').trim()}\r\n`).join('')}ER  - \r\n`;
}

/** Whether the citation is of an article or a data set that was published elsewhere. */
const isOriginal = ({ publication }: Citable): boolean => publication !== undefined;

/** Returns the outlet, or the site for its own pages. Null if the outlet is not known. */
const containerOf = ({ publication = SITE }: Citable): string | null => publication;

const notesOf = (citable: Citable): string[] => [
  ...(citable.notes ?? []),
  ...(isOriginal(citable) ? [`Read in ${SITE}`] : []),
  ...(citable.version === null ? [] : [`Version ${citable.version} of the data`]),
];

/** Where the original is kept: "National Archives, RG 59, box 3". Empty if not recorded. */
export const archivePlace = ({ archive, archiveLocation }: Pick<Citable, 'archive' | 'archiveLocation'>): string =>
  [archive, archiveLocation].filter(Boolean).join(', ');

/** What is not known of the original, and where a copy is. */
export const originalNotes = ({ unrecorded = '', archivedUrl }: Citable): string[] =>
  [unrecorded, archivedUrl ? `Archived at ${archivedUrl}` : ''].filter((note) => note !== '');

/** Returns the known parts of the publication date: year, month, day. */
function issuedParts({ publishedOn }: Citable): number[] {
  const [date] = /^\d{4}(?:-\d\d){0,2}$/.exec(publishedOn?.edtf ?? '') ?? [];
  return date?.split('-').map(Number) ?? [];
}

/** Escapes TeX's special characters; removes backslashes and braces. */
function escaped(text: string): string {
  return text
    .replace(/[\\{}]/g, '')
    .replace(/[&%$#_]/g, '\\$&')
    .replaceAll('~', '\\textasciitilde{}')
    .replaceAll('^', '\\textasciicircum{}');
}

/** Writes citations in one file format. */
interface CitationFile {
  type: string;
  head: string;
  entry: (citable: Citable) => string;
  between: string;
  tail: string;
}

export const BIBTEX = citationFormat('bib', 'BibTeX', {
  type: 'application/x-bibtex; charset=utf-8',
  head: '',
  entry: bibtex,
  between: '\n\n',
  tail: '\n',
});

export const RIS = citationFormat('ris', 'RIS', {
  type: 'application/x-research-info-systems; charset=utf-8',
  head: '',
  entry: ris,
  between: '\r\n',
  tail: '',
});

export const CSL_JSON = citationFormat('csl.json', 'CSL-JSON', {
  type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  head: '[\n',
  entry: (citable) => JSON.stringify(cslItem(citable)),
  between: ',\n',
  tail: '\n]\n',
});

function citationFormat(extension: string, name: string, file: CitationFile): FileFormat {
  return {
    extension,
    summary: `A citation of each row for reference managers, in ${name}. Only for objects with pages.`,
    of: ({ cited }) =>
      cited && { read: cited, write: (options) => citationWriter(file, { ...options, citation: cited.citation }) },
  };
}

interface CitedRows<Row> {
  origin: string;
  version: number;
  accessedOn: string;
  citation: (row: Row) => CitedObject;
}

/** Writes rows as citations. */
function citationWriter<Row>(
  { type, head, entry, between, tail }: CitationFile,
  { origin, version, accessedOn, citation }: CitedRows<Row>,
): ExportFormat {
  const written = (row: ReadRow) => {
    const { path, ...cited } = citation(parsedRow<Row>(row));
    return entry({ ...cited, url: origin + path, version: String(version), accessedOn });
  };
  return { type, head, rows: (rows, isFirst) => (isFirst ? '' : between) + rows.map(written).join(between), tail };
}
