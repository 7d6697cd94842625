import type { ComponentChildren } from 'preact';

interface ButtonProps {
  label: string;
  /** The equivalent key. */
  letter?: string | false;
  onClick: (event: { currentTarget: HTMLButtonElement }) => void;
  class?: string;
  disabled?: boolean;
}

export function Button({ label, letter, ...given }: ButtonProps) {
  return (
    <button type="button" {...given}>
      {label}
      {letter && ' '}
      {letter && <kbd>{letter}</kbd>}
    </button>
  );
}

export function LabelledControl({ id, label, children }: { id: string; label: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}
