import type { ComponentChild } from 'preact';

/** A term of a description list, with its description. */
export function Term({ name, children }: { name: ComponentChild; children: ComponentChild }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
