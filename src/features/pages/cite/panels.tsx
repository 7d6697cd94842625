import { renderToStaticMarkup } from 'preact-render-to-string';
import { bibtex, type Citable, copyNote, cslItem, archivePlace, citedOriginal, ris } from '../../exports/formats/citations.js';
import { CITED_NAMES } from '../../exports/exports.js';
import { exportUrl } from '../../../http/urls.js';
import { dateText } from '../dates/date-text.js';
import type { OriginalFragment } from '../generated/graphql.js';
import type { ExportedFile, PageRequest, Site } from '../page.js';
import { counted } from '../words.js';

/** The link to the panel for citations. */
export const CITE = ['cite', 'Cite this page'] as const;

interface CiteProps {
  title: string;
  path: string;
  site: Site;
  /** Who said the cited words. */
  speakers?: readonly string[];
  /** The source that the page is about. */
  source?: PublishedSource;
  /** For a list: its size, and the day on which it was read. */
  notes?: readonly string[];
  accessedOn?: string;
}

/** Shows how to cite the page at a path, in several formats to copy, with the version of the data. */
export function CitePanel({ title, path, site, speakers = [], source, ...ofList }: CiteProps) {
  const citable: Citable = {
    ...{ title, url: site.origin + path, version: site.version, authors: speakers },
    ...(source && { ...citedOriginal(source), publisher: source.publisher?.name ?? null }),
    ...ofList,
  };
  return (
    <details class="cite" id="cite">
      <summary>Cite this page</summary>
      <Form id="cite-text" name="Text" text={textCitation(citable)} />
      <Form id="cite-bibtex" name="BibTeX" text={bibtex(citable)} />
      <Form id="cite-csl" name="CSL-JSON" text={JSON.stringify([cslItem(citable)], null, 2)} />
      <Form id="cite-ris" name="RIS" text={ris(citable).replaceAll('\r', '')} />
      <p class="aside">
        The address stays the same; the version names the data that you read. Opened at an address with a version, the page of a
        visit, a person, an organization, a country or a source lists what has changed since then. For programs, the head of the
        page has its description as JSON-LD.
      </p>
    </details>
  );
}

const CITATION_FORMATS = [
  ['BibTeX', 'bib'],
  ['RIS', 'ris'],
  ['CSL-JSON', 'csl.json'],
];

/** Returns the files of a list that match a filter, if the server exports files: the rows, and a citation of each. */
export function listFiles(site: Site, noun: string, where: object): ExportedFile[] {
  if (!site.exports) return [];
  const citations = CITED_NAMES.includes(noun) ? CITATION_FORMATS : [];
  return [
    { name: 'spreadsheet (CSV)', url: exportUrl(`${noun}.csv`, where) },
    ...citations.map(([name, ending]) => ({ name: `citations (${name})`, url: exportUrl(`${noun}.${ending}`, where) })),
  ];
}

interface ListCiteProps {
  title: string;
  /** The path and filters of the list's first page. */
  path: string;
  total: number;
  noun: readonly [one: string, several: string];
  request: Pick<PageRequest, 'today'>;
  site: Site;
}

/** Shows how to cite a list: its filters, size and address, and the day, since the same filter may find more tomorrow. */
export function ListCitePanel({ total, noun, request, ...of }: ListCiteProps) {
  return <CitePanel {...of} notes={[counted(total, ...noun)]} accessedOn={request.today} />;
}

/** Shows the HTML to embed the page in another site, which may change the size. `url` is absolute. */
export function EmbedPanel({ title, url }: { title: string; url: string }) {
  const frame = <iframe src={url} title={title} width={600} height={420} loading="lazy" />;
  return (
    <details class="cite" id="embed">
      <summary>Embed</summary>
      <Form id="embed-html" name="HTML" text={renderToStaticMarkup(frame)} />
    </details>
  );
}

/** A text with a button that copies it. */
function Form({ id, name, text }: { id: string; name: string; text: string }) {
  return (
    <div class="form">
      <h3 id={id}>{name}</h3>
      <pre id={`${id}-text`} tabIndex={0} aria-labelledby={id}>
        {text}
      </pre>
      <button type="button" data-copy={`${id}-text`} hidden>
        Copy {name}
      </button>
    </div>
  );
}

interface PublishedSource extends OriginalFragment {
  publisher: { name: string } | null;
}

export function textCitation(citable: Citable): string {
  const { title, url, version, authors = [], publisher, publishedOn, notes = [], accessedOn } = citable;
  const published = [publisher, publishedOn && dateText(publishedOn)].filter((part) => part != null).join(', ');
  const said = authors.length > 0 ? `${authors.join(' and ')}: ` : '';
  const described = [published, archivePlace(citable), ...copyNote(citable), ...notes]
    .map((part) => part && `${part}. `)
    .join('');
  const read = version === null ? '' : `, version ${version} of the data`;
  const accessed = accessedOn === undefined ? '' : ` Accessed ${dateText({ edtf: accessedOn })}.`;
  return `${said}“${title}.” ${described}Communiqué${read}. ${url}${accessed && `.${accessed}`}`;
}
