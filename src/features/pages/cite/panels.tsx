import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Site } from '../page.js';

/** The jump to the cite panel. */
export const CITE = ['cite', 'Cite this page'] as const;

/** Shows how to cite the page at a path, in several formats to copy, with the version of the data. */
export function CitePanel({ title, path, site }: { title: string; path: string; site: Site }) {
  const citable = { title, url: site.origin + path, version: site.version };
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

/** A page that can be cited, such as that of a visit or a source. */
interface Citable {
  title: string;
  url: string;
  /** The version of the data that was read. */
  version: string | null;
}

const versionOf = ({ version }: Citable) => (version === null ? '' : `version ${version} of the data`);

export function textCitation(citable: Citable): string {
  const version = versionOf(citable);
  return `“${citable.title}.” Communiqué${version && `, ${version}`}. ${citable.url}`;
}

function bibtex(citable: Citable): string {
  const fields = [
    ['title', `{${escaped(citable.title)}}`],
    ['howpublished', '{Communiqué}'],
    ['url', `{${citable.url}}`],
    ...(citable.version === null ? [] : [['note', `{Version ${citable.version} of the data}`]]),
  ];
  const key = citable.url
    .split('/')
    .at(-1)!
    .replace(/\?.*/, '')
    .replace(/[^\w-]/g, '');
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}`;
}

function cslJson(citable: Citable): string {
  const { title, url, version } = citable;
  const item = { id: url, type: 'webpage', title, 'container-title': 'Communiqué', URL: url };
  return JSON.stringify([version === null ? item : { ...item, version }], null, 2);
}

/** Escapes TeX's special characters; removes backslashes and braces. */
function escaped(text: string): string {
  return text
    .replace(/[\\{}]/g, '')
    .replace(/[&%$#_]/g, '\\$&')
    .replaceAll('~', '\\textasciitilde{}')
    .replaceAll('^', '\\textasciicircum{}');
}
