import { Component, type ComponentChildren, createRef } from 'preact';
import { Help, type KeyHelp, type KeyMode, keyMode, keyName, pressedKey, setKeyMode } from '../workplace/keys.js';

/** An action with a key and a button. */
export interface KeyedAction {
  /** A letter or digit, prefixed with `Shift+` for upper case. */
  key: string;
  label: string;
  run: () => void;
  /** Whether the action is unavailable at the moment. */
  isOff?: boolean;
}

interface Props {
  title: string;
  /** The purpose of the page, in a sentence or two. */
  lead: ComponentChildren;
  /** The position in the list and the result of the last step, which a screen reader announces. */
  notice: string;
  /** Why the last step failed; empty if it did not. */
  problem: string;
  steps: readonly KeyedAction[];
  children: ComponentChildren;
}

/** The frame of a page that steps through a list: its heading, status line, and a button for each key. */
export class SettleFrame extends Component<Props, { mode: KeyMode }> {
  override state = { mode: keyMode() };
  readonly help = createRef<HTMLDialogElement>();

  override componentDidMount(): void {
    document.addEventListener('keydown', this.onKeyDown);
  }

  override componentWillUnmount(): void {
    document.removeEventListener('keydown', this.onKeyDown);
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const key = event.defaultPrevented ? null : pressedKey(event, this.state.mode);
    if (key === '?') this.help.current!.showModal();
    const step = this.props.steps.find((each) => each.key === key);
    if (step && !step.isOff) step.run();
    if (step || key === '?') event.preventDefault();
  };

  readonly onMode = (mode: KeyMode): void => {
    setKeyMode(mode);
    this.setState({ mode });
  };

  override render({ title, lead, notice, problem, steps, children }: Props, { mode }: { mode: KeyMode }) {
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
            <button type="button" onClick={() => this.help.current!.showModal()}>
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
        <Help dialog={this.help} mode={mode} onMode={this.onMode} keys={keys} />
      </div>
    );
  }
}
