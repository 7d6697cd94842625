import type { Fields, Json } from '../state/cells.js';
import { citations, citesAsOwner, quotedFirst } from '../state/field-changes.js';
import { claimSpans, sameSpan } from '../state/spans.js';
import { excerpt, kindLabel, ownerOf } from '../workplace/labels.js';
import type { Work } from '../workplace/work.js';
import { Button } from './controls.js';

/** The passages that support an entry, each linked to its place in the text. */
export function Passages({ work, entry, fields }: { work: Work; entry: string; fields: Fields }) {
  const { caret, isEditing } = work;
  const cited = citations(fields);
  const owner = ownerOf(entry, fields);
  const isUsable = isEditing && caret !== null && !claimSpans(fields).some((span) => sameSpan(span, caret));
  const cite = (passages: readonly Json[]) => {
    work.wanted = 'form'; // the button that has the focus is disabled
    work.type('cite', kindLabel(entry) === 'Quote' ? quotedFirst(passages, work.places) : passages);
  };
  const selected = caret ? [caret.start, caret.end] : [];
  return (
    <div class="field members" role="group" aria-label="Cited words">
      <span class="label">Cited words</span>
      <div>
        <ul class="chosen">
          {cited.map((each, index) => (
            <li key={index}>
              <Passage work={work} passage={each} />
              {cited.length > 1 && (
                <button type="button" disabled={!isEditing} onClick={() => cite(cited.toSpliced(index, 1))}>
                  Remove<span class="hidden"> passage {index + 1}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
        {owner !== null && citesAsOwner(work.cells, owner, fields) && (
          <p class="aside">The same words as the {kindLabel(owner).toLowerCase()}; they move together.</p>
        )}
        {isEditing && <p class="aside">Select other words to move or add them.</p>}
        <p class="buttons">
          {cited.length > 0 && (
            <Button class="small" label="Move to the selected words" disabled={!isUsable} onClick={() => cite([selected])} />
          )}
          <Button class="small" label="Add the selected words" disabled={!isUsable} onClick={() => cite([...cited, selected])} />
        </p>
      </div>
    </div>
  );
}

function Passage({ work, passage }: { work: Work; passage: Json }) {
  const [span] = claimSpans({ cite: [passage] });
  if (!span) return <span class="aside">The whole source</span>;
  return (
    <button type="button" class="link" onClick={() => work.select(span)}>
      <bdi>“{excerpt(work.places.slice(span))}”</bdi>
    </button>
  );
}
