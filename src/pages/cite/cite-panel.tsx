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
        The page has its description as JSON-LD in its head. The address stays; the version says what the data was when you read
        it. If its address has the version, a page of a visit, a person, an organization, a country or a source says what has
        changed since.
      </p>
    </details>
  );
}
