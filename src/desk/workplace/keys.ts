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
  const key = keyOf(event, mode);
  return key === '?' ? 'help' : (ACTIONS.find((action) => action.key === key)?.run ?? null);
}

/** The letter, digit or `?` that is pressed, with `Shift+` before an upper case; null where none may be pressed. */
export function keyOf(event: KeyboardEvent, mode: KeyMode): string | null {
  if (isTyping(event) || event.ctrlKey || event.metaKey || mode === 'off' || event.altKey !== (mode === 'alt')) return null;
  if (event.key === '?' || (event.altKey && event.code === 'Slash')) return '?';
  const letter = event.altKey ? event.code.replace(/^(Key|Digit)/, '').toLowerCase() : event.key.toLowerCase();
  return event.shiftKey ? `Shift+${letter}` : letter;
}

function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  return isComposing || element.isContentEditable || element.closest('input, textarea, select, dialog') !== null;
}
