import { Component, type ComponentChildren, createRef } from 'preact';
import { Help, type KeyHelp, type KeyMode, keyMode, keyName, pressedKey, setKeyMode } from '../workplace/keys.js';

/** Something that a key does, and a button beside it. */
export interface KeyedAction {
  /** A letter or digit, with `Shift+` before it for the upper case. */
  key: string;
  label: string;
  run: () => void;
  /** Whether it can be done now. */
  isOff?: boolean;
}

interface Props {
  title: string;
  /** What is done here, in a sentence or two. */
  lead: ComponentChildren;
  /** Where the editor is, and what the last step did: a screen reader says it. */
  notice: string;
  /** What went wrong with it; empty if nothing did. */
  problem: string;
  steps: readonly KeyedAction[];
  children: ComponentChildren;
}

/** A place of the desk that goes through a list: its head, its status line, and a button for each key. */
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
