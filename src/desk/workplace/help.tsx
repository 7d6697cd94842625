import type { RefObject } from 'preact';
import { ACTIONS } from './actions.js';
import type { KeyMode } from './keys.js';
import { keyName } from './workplace.js';

const MODES: readonly (readonly [KeyMode, string])[] = [
  ['alone', 'Single keys'],
  ['alt', 'Keys with Alt'],
  ['off', 'No keys, buttons only'],
];

interface Props {
  dialog: RefObject<HTMLDialogElement>;
  mode: KeyMode;
  onMode: (mode: KeyMode) => void;
}

/** All keys, and whether they are on. */
export function Help({ dialog, mode, onMode }: Props) {
  return (
    <dialog ref={dialog} class="help" aria-labelledby="keys">
      <h2 id="keys">Keys</h2>
      <p>
        <label for="key-mode">Use </label>
        <select id="key-mode" value={mode} onChange={(event) => onMode(event.currentTarget.value as KeyMode)}>
          {MODES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <dl class="keys">
        {ACTIONS.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{keyName(key)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>← → ↑ ↓</kbd>
          </dt>
          <dd>In the text: by words and paragraphs; with Shift longer and shorter</dd>
        </div>
        <div>
          <dt>
            <kbd>Tab</kbd>
          </dt>
          <dd>In the text: the next fact at the selected words</dd>
        </div>
        <div>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>In the form: done, back to the text</dd>
        </div>
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>In the form: close; what was just made goes</dd>
        </div>
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
