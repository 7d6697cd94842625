import type { RefObject } from 'preact';
import type { KeyMode } from './keys.js';

/** A key as it is printed, and what it does. */
export type Key = readonly [name: string, does: string];

const MODES: readonly (readonly [KeyMode, string])[] = [
  ['alone', 'Single keys'],
  ['alt', 'Keys with Alt'],
  ['off', 'No keys, buttons only'],
];

interface Props {
  dialog: RefObject<HTMLDialogElement>;
  mode: KeyMode;
  onMode: (mode: KeyMode) => void;
  keys: readonly Key[];
}

/** All keys, and whether they are on. */
export function Help({ dialog, mode, onMode, keys }: Props) {
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
        {keys.map(([name, does]) => (
          <div key={name}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
