import type { Action } from './actions.js';
import { type KeyMode, keyName } from './keys.js';
import type { Work } from './work.js';

interface Props {
  action: Action;
  work: Work;
  mode: KeyMode;
}

/** The button of an action, with its key. Leaves the selection and the focus as they are. */
export function ToolButton({ action: { key, label, sign, run }, work, mode }: Props) {
  return (
    <button type="button" title={sign && label} onClick={() => run(work)} onMouseDown={(event) => event.preventDefault()}>
      {sign && <span aria-hidden="true">{sign}</span>}
      <span class={sign && 'hidden'}>{label}</span> {mode !== 'off' && <kbd aria-hidden="true">{keyName(key)}</kbd>}
    </button>
  );
}
