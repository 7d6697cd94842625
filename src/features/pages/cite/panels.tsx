import { renderToStaticMarkup } from 'preact-render-to-string';
import {
  bibtex,
  type Citable,
  originalNotes,
  cslItem,
  archivePlace,
  citedOriginal,
  ris,
  SITE,
} from '../../exports/formats/citations.js';
import { CITED_NAMES } from '../../exports/exports.js';
import { withQuery } from '../../../http/urls.js';
import { exportUrl } from '../urls.js';
import { dateText } from '../dates/date-text.js';
import type { OriginalFragment } from '../generated/graphql.js';
import { Link } from '../facts/names.js';
import type { ExportedFile, PageRequest, Site, View } from '../page.js';
import { counted } from '../words.js';

/** The prefix of a citation's path, before the path of the cited page. */
export const CITE = '/cite';

/** The link to the citation of the page at a path. */
export const citeLink = (path: string) => [CITE + path, 'Cite this page'] as const;

/** How to cite a page. */
export interface Citation {
  title: string;
  path: string;
  /** Whether the page shows what has changed since a version of the data. */
  takesVersion?: true;
  /** Who said the cited words. */
  speakers?: readonly string[];
  /** The source that the page is about. */
  source?: OriginalFragment;
  /** Further facts, such as the size of a list. */
  notes?: readonly string[];
}

/** Returns how to cite a list: its filters, size and URL. */
export function listCitation(
  { title, path }: { title: string; path: string },
  total: number,
  noun: readonly [one: string, several: string],
): Citation {
  return { title, path, notes: [counted(total, ...noun)] };
}

/** Returns the page that shows how to cite another, in several formats to copy. */
export function citeView(
  of: Citation,
  { origin, version, today }: Pick<Site, 'origin' | 'version'> & Pick<PageRequest, 'today'>,
): View {
  const { path, takesVersion = false, source, ...cited } = of;
  const url = origin + withQuery(path, takesVersion ? { version } : {});
  const citable: Citable = { ...cited, ...(source && citedOriginal(source)), url, version, accessedOn: today };
  const { title } = of;
  return {
    title: `Cite: ${title}`,
    description: 'The citation as text, BibTeX, CSL-JSON and RIS.',
    main: () => (
      <article>
        <div class="lead short">
          <p class="kicker">Citation</p>
          <h1>
            <Link to={path}>{title}</Link>
          </h1>
        </div>
        <Form id="cite-text" name="Text" text={textCitation(citable)} />
        <Form id="cite-bibtex" name="BibTeX" text={bibtex(citable)} />
        <Form id="cite-csl" name="CSL-JSON" text={JSON.stringify([cslItem(citable)], null, 2)} />
        <Form id="cite-ris" name="RIS" text={ris(citable).replaceAll('\r', '')} />
        <p class="aside">
          The address stays the same.{version !== null && ' The version identifies the data that you read.'}
          {takesVersion && ' At this address, the page lists what has changed since then.'}
        </p>
      </article>
    ),
  };
}

const CITATION_FORMATS = [
  ['BibTeX', 'bib'],
  ['RIS', 'ris'],
  ['CSL-JSON', 'csl.json'],
];

/** Returns the export files of a filtered list: its rows, and their citations. Empty if the server does not export. */
export function listFiles(site: Site, noun: string, where: object, orderBy?: readonly object[]): ExportedFile[] {
  if (!site.exports) return [];
  const citations = CITED_NAMES.includes(noun) ? CITATION_FORMATS : [];
  return [
    { name: 'spreadsheet (CSV)', url: exportUrl(`${noun}.csv`, where, orderBy) },
    ...citations.map(([name, ending]) => ({ name: `citations (${name})`, url: exportUrl(`${noun}.${ending}`, where) })),
  ];
}

/** Shows the HTML for embedding the page. Other sites may change its size. `url` is absolute. */
export function EmbedPanel({ title, url }: { title: string; url: string }) {
  const frame = <iframe src={url} title={title} width={600} height={420} loading="lazy" />;
  return (
    <details class="cite" id="embed">
      <summary>Embed</summary>
      <Form id="embed-html" name="HTML" text={renderToStaticMarkup(frame)} />
    </details>
  );
}

/** Text with a button that copies it. */
function Form({ id, name, text }: { id: string; name: string; text: string }) {
  return (
    <div class="form">
      <h2 id={id}>{name}</h2>
      <pre id={`${id}-text`} tabIndex={0} aria-labelledby={id}>
        {text}
      </pre>
      <button type="button" data-copy={`${id}-text`} hidden>
        Copy {name}
      </button>
    </div>
  );
}

export function textCitation(citable: Citable): string {
  const { title, url, version, speakers = [], publication, publisher, publishedOn, notes = [], accessedOn } = citable;
  const published = [publication ?? publisher, publishedOn && dateText(publishedOn)].filter((part) => part != null).join(', ');
  const said = speakers.length > 0 ? `${speakers.join(' and ')}: ` : '';
  const described = [...notes, published, archivePlace(citable), ...originalNotes(citable)]
    .map((part) => part && `${part}. `)
    .join('');
  const read = version === null ? '' : `, version ${version} of the data`;
  const accessed = accessedOn === undefined ? '' : `. Accessed ${dateText({ edtf: accessedOn })}.`;
  return `${said}“${title.replace(/(?<![.?!…])$|[,.]$/u, '.')}” ${described}${SITE}${read}. ${url}${accessed}`;
}
