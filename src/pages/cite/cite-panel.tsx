import { bibtex, cslJson, textCitation, type Citable } from './citation.js';

/** Where a page is cited, for jumps. */
export const CITE = ['cite', 'Cite this page'] as const;

/** How to cite a page: each form in a field to copy from, with the version of the data that was read. */
export function CitePanel(citable: Citable) {
  const forms = [
    ['text', 'Text', textCitation(citable)],
    ['bibtex', 'BibTeX', bibtex(citable)],
    ['csl', 'CSL-JSON', cslJson(citable)],
  ] as const;
  return (
    <details class="cite" id="cite">
      <summary>Cite this page</summary>
      {forms.map(([id, name, text]) => (
        <div key={id} class="form">
          <h3 id={`cite-${id}`}>{name}</h3>
          <pre id={`cite-${id}-text`} tabIndex={0} aria-labelledby={`cite-${id}`}>
            {text}
          </pre>
          <button type="button" data-copy={`cite-${id}-text`} hidden>
            Copy {name}
          </button>
        </div>
      ))}
      <p class="aside">
        The address stays the same; the version names the data that you read. Opened at an address with a version, the page of a
        visit, a person, an organization, a country or a source lists what has changed since then. For programs, the head of the
        page has its description as JSON-LD.
      </p>
    </details>
  );
}
