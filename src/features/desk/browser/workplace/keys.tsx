import type { RefObject } from 'preact';
import { Term } from '../../../pages/layout/term.js';
import { ACTIONS, type Action } from './actions.js';
import type { Work } from './work.js';

/** How to press single-key shortcuts: alone, with Alt, or not at all. Screen readers use single letters as commands. */
export type KeyMode = 'alone' | 'alt' | 'off';

/** Returns the displayed name of a key: an upper-case letter instead of `Shift+`. */
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
    // Without storage, the setting lasts until the user leaves the page.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** Returns the action of a key; null while the editor types. `help` lists all keys. */
export function keyAction(event: KeyboardEvent, mode: KeyMode): Action['run'] | 'help' | null {
  if (!isTyping(event) && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z')
    return event.shiftKey ? (work: Work) => work.redoStep() : (work) => work.undoStep();
  const key = pressedKey(event, mode);
  return key === '?' ? 'help' : (ACTIONS.find((action) => action.key === key)?.run ?? null);
}

/** Returns the letter, digit or `?` pressed, with `Shift+` before upper case; null if shortcuts do not apply. */
export function pressedKey(event: KeyboardEvent, mode: KeyMode): string | null {
  if (isTyping(event) || event.ctrlKey || event.metaKey || mode === 'off' || event.altKey !== (mode === 'alt')) return null;
  if (event.key === '?' || (event.altKey && event.code === 'Slash')) return '?';
  const letter = event.altKey ? event.code.replace(/^(Key|Digit)/, '').toLowerCase() : event.key.toLowerCase();
  return event.shiftKey ? `Shift+${letter}` : letter;
}

function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  // A dialog that has just closed may still have the focus.
  return isComposing || element.isContentEditable || element.closest('input, textarea, select, dialog[open]') !== null;
}

/** The displayed name of a key, and what it does. */
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

/** Lists all keys, and turns them on and off. */
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
