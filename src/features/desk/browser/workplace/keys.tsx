import type { RefObject } from 'preact';
import { Term } from '../../../pages/layout/section.js';
import { ACTIONS, type Action } from './actions.js';
import type { Work } from './work.js';

/** How single keys are pressed: alone, with Alt, or not at all. Screen readers use letters of their own. */
export type KeyMode = 'alone' | 'alt' | 'off';

/** How a key is printed: an upper case without `Shift+`. */
export const keyName = (key: string): string => (key.startsWith('Shift+') ? key.slice(6).toUpperCase() : key);

const STORED = 'communique-desk-keys';

export function keyMode(): KeyMode {
  const stored = read();
  return stored === 'alt' || stored === 'off' ? stored : 'alone';
}

export function setKeyMode(mode: KeyMode): void {
  try {
    localStorage.setItem(STORED, mode);
  } catch {
    // It holds until the page is left.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** What a key does; null while something is typed. `help` lists all keys. */
export function actionOf(event: KeyboardEvent, mode: KeyMode): Action['run'] | 'help' | null {
  if (!isTyping(event) && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z')
    return event.shiftKey ? (work: Work) => work.redoStep() : (work) => work.undoStep();
  const key = pressedKey(event, mode);
  return key === '?' ? 'help' : (ACTIONS.find((action) => action.key === key)?.run ?? null);
}

/** The letter, digit or `?` that is pressed, with `Shift+` before an upper case; null where none may be pressed. */
export function pressedKey(event: KeyboardEvent, mode: KeyMode): string | null {
  if (isTyping(event) || event.ctrlKey || event.metaKey || mode === 'off' || event.altKey !== (mode === 'alt')) return null;
  if (event.key === '?' || (event.altKey && event.code === 'Slash')) return '?';
  const letter = event.altKey ? event.code.replace(/^(Key|Digit)/, '').toLowerCase() : event.key.toLowerCase();
  return event.shiftKey ? `Shift+${letter}` : letter;
}

function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  // A dialog that was just closed may still have the focus.
  return isComposing || element.isContentEditable || element.closest('input, textarea, select, dialog[open]') !== null;
}

/** A key as it is printed, and what it does. */
export type KeyHelp = readonly [name: string, does: string];

const MODES: readonly (readonly [KeyMode, string])[] = [
  ['alone', 'Single keys'],
  ['alt', 'Keys with Alt'],
  ['off', 'No keys, buttons only'],
];

interface Props {
  dialog: RefObject<HTMLDialogElement>;
  mode: KeyMode;
  onMode: (mode: KeyMode) => void;
  keys: readonly KeyHelp[];
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
          <Term key={name} name={<kbd>{name}</kbd>}>
            {does}
          </Term>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
