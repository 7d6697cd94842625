import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Help, type KeyHelp, type KeyMode, keyMode, keyName, pressedKey, setKeyMode } from '../workplace/keys.js';

/** An action with a key and a button. */
export interface KeyedAction {
  /** A letter or digit, prefixed with `Shift+` for upper case. */
  key: string;
  label: string;
  run: () => void;
  isOff?: boolean;
}

interface Props {
  title: string;
  /** The purpose of the page, in a sentence or two. */
  lead: ComponentChildren;
  /** The position in the list and the result of the last step, announced by screen readers. */
  notice: string;
  /** Why the last step failed; empty if it succeeded. */
  problem: string;
  steps: readonly KeyedAction[];
  children: ComponentChildren;
}

/** The frame of a page that steps through a list: its heading, status line, and a button for each key. */
export function SettleFrame({ title, lead, notice, problem, steps, children }: Props) {
  const [mode, setMode] = useState(keyMode);
  const help = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.defaultPrevented ? null : pressedKey(event, mode);
      if (key === '?') help.current!.showModal();
      const step = steps.find((each) => each.key === key);
      if (step && !step.isOff) step.run();
      if (step || key === '?') event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [mode, steps]);
  const onMode = (chosen: KeyMode) => {
    setKeyMode(chosen);
    setMode(chosen);
  };
  const hint = (key: string) => mode !== 'off' && <kbd aria-hidden="true">{key}</kbd>;
  const keys = steps.map(({ key, label }): KeyHelp => [keyName(key), label]);
  return (
    <div class="desk-work settle">
      <p class="back">
        <a href="/desk">Desk</a>
      </p>
      <h1>{title}</h1>
      <p class="aside">{lead}</p>
      <div class="desk-tools">
        <p class="status" role="status">
          {notice}
        </p>
        <div class="tools" role="group" aria-label="Steps">
          {steps.map(({ key, label, run, isOff = false }) => (
            <button key={key} type="button" disabled={isOff} onClick={run}>
              {label} {hint(keyName(key))}
            </button>
          ))}
          <button type="button" onClick={() => help.current!.showModal()}>
            Keys {hint('?')}
          </button>
        </div>
      </div>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {children}
      <Help dialog={help} mode={mode} onMode={onMode} keys={keys} />
    </div>
  );
}
