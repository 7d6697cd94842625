import { renderToStaticMarkup } from 'preact-render-to-string';
import { dateText } from '../dates/date-text.js';
import type { WhenFragment } from '../generated/graphql.js';
import type { Site } from '../page.js';

/** The jump to the cite panel. */
export const CITE = ['cite', 'Cite this page'] as const;

interface CiteProps {
  title: string;
  path: string;
  site: Site;
  /** Who said the cited words. */
  speakers?: readonly string[];
  /** The source that the page is about. */
  source?: PublishedSource;
}

/** Shows how to cite the page at a path, in several formats to copy, with the version of the data. */
export function CitePanel({ title, path, site, speakers = [], source }: CiteProps) {
  const citable = {
    ...{ title, url: site.origin + path, version: site.version, speakers },
    ...{ publisher: source?.publisher?.name ?? null, publishedOn: source?.publishedOn ?? null },
  };
  return (
    <details class="cite" id="cite">
      <summary>Cite this page</summary>
      <Form id="cite-text" name="Text" text={textCitation(citable)} />
      <Form id="cite-bibtex" name="BibTeX" text={bibtex(citable)} />
      <Form id="cite-csl" name="CSL-JSON" text={cslJson(citable)} />
      <p class="aside">
        The address stays the same; the version names the data that you read. Opened at an address with a version, the page of a
        visit, a person, an organization, a country or a source lists what has changed since then. For programs, the head of the
        page has its description as JSON-LD.
      </p>
    </details>
  );
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

interface PublishedSource {
  publisher: { name: string } | null;
  publishedOn: WhenFragment | null;
}

/** A page that can be cited, such as that of a visit or a source. */
interface Citable {
  title: string;
  url: string;
  /** The version of the data that was read. */
  version: string | null;
  speakers: readonly string[];
  /** The name of the publisher of the source that the page shows. */
  publisher: string | null;
  publishedOn: WhenFragment | null;
}

const versionOf = ({ version }: Citable) => (version === null ? '' : `version ${version} of the data`);

export function textCitation(citable: Citable): string {
  const { title, url, speakers, publisher, publishedOn } = citable;
  const version = versionOf(citable);
  const published = [publisher, publishedOn && dateText(publishedOn)].filter((part) => part !== null).join(', ');
  const said = speakers.length > 0 ? `${speakers.join(' and ')}: ` : '';
  return `${said}“${title}.” ${published && `${published}. `}Communiqué${version && `, ${version}`}. ${url}`;
}

function bibtex(citable: Citable): string {
  const [year] = issuedParts(citable);
  const fields = [
    ...(citable.speakers.length > 0
      ? [['author', `{${citable.speakers.map((name) => `{${escaped(name)}}`).join(' and ')}}`]]
      : []),
    ['title', `{${escaped(citable.title)}}`],
    ...(citable.publisher === null ? [] : [['publisher', `{${escaped(citable.publisher)}}`]]),
    ...(year === undefined ? [] : [['year', `{${year}}`]]),
    ['howpublished', '{Communiqué}'],
    ['url', `{${citable.url}}`],
    ...(citable.version === null ? [] : [['note', `{Version ${citable.version} of the data}`]]),
  ];
  // Unlike the last part of the address alone, unique also for passages: harbour-treaty-4535-4677.
  const key = new URL(citable.url).pathname
    .split('/')
    .slice(2)
    .filter((part) => part !== 'p')
    .join('-')
    .replace(/[^\w-]/g, '');
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}`;
}

function cslJson(citable: Citable): string {
  const { title, url, version, speakers, publisher } = citable;
  const issued = issuedParts(citable);
  const item = {
    ...{ id: url, type: 'webpage', title, 'container-title': 'Communiqué', URL: url },
    ...(speakers.length > 0 && { author: speakers.map((literal) => ({ literal })) }),
    ...(publisher !== null && { publisher }),
    ...(issued.length > 0 && { issued: { 'date-parts': [issued] } }),
  };
  return JSON.stringify([version === null ? item : { ...item, version }], null, 2);
}

/** Returns the known parts of the date of publication: year, month, day. */
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
