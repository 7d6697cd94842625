import { useState } from 'preact/hooks';
import { COLLECTIONS } from '../../collections.data.js';
import { type Action, ACTIONS, UNNUMBERED } from './actions.js';
import { type KeyMode, keyName } from './keys.js';
import type { Work } from './work.js';

/** The actions on the selected words, shown next to the text: classify them, and extend or shorten the selection. */
export function SelectionTools({ work, mode }: { work: Work; mode: KeyMode }) {
  const [isWhole, setWhole] = useState(false);
  if (!work.isEditing || !work.caret || work.entry !== null) return null;
  const of = (group: string) => ACTIONS.filter((action) => action.group === group);
  return (
    <div class="selection-tools" role="group" aria-label="What it is">
      {of('What it is').map((action) => (
        <ToolButton key={action.key} action={action} work={work} mode={mode} />
      ))}
      <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        More
      </button>
      {isWhole && UNNUMBERED.map((collection) => <KindButton key={collection} work={work} collection={collection} />)}
      {isWhole && of('Select').map((action) => <ToolButton key={action.key} action={action} work={work} mode={mode} />)}
    </div>
  );
}

/** The button of a collection that has no key. */
function KindButton({ work, collection }: { work: Work; collection: string }) {
  return (
    <button type="button" onClick={() => work.say(collection)} onMouseDown={(event) => event.preventDefault()}>
      {COLLECTIONS[collection]!.label}
    </button>
  );
}

interface ToolProps {
  action: Action;
  work: Work;
  mode: KeyMode;
}

/** The button of an action, with its key. Leaves the selection and the focus as they are. */
export function ToolButton({ action: { key, label, sign, run }, work, mode }: ToolProps) {
  return (
    <button type="button" title={sign && label} onClick={() => run(work)} onMouseDown={(event) => event.preventDefault()}>
      {sign && <span aria-hidden="true">{sign}</span>}
      <span class={sign && 'hidden'}>{label}</span> {mode !== 'off' && <kbd aria-hidden="true">{keyName(key)}</kbd>}
    </button>
  );
}
