import type { ComponentChild } from 'preact';
import { counted, number } from '../words.js';

interface SectionProps {
  id: string;
  title: ComponentChild;
  /** How much there is of what it lists. */
  count?: number | undefined;
  class?: string;
  children: ComponentChild;
}

/** A section under a heading that leads to it. */
export function Section({ id, title, count, children, class: name }: SectionProps) {
  return (
    <section aria-labelledby={id} class={name}>
      <h2 id={id}>
        {title}
        {count !== undefined && (
          <>
            {' '}
            <span class="count">{number(count)}</span>
          </>
        )}
      </h2>
      {children}
    </section>
  );
}

interface AllProps {
  of: { totalCount: number; nodes: readonly unknown[] };
  noun: readonly [one: string, several?: string];
  url: string;
}

/** Leads to the whole of a list; nothing where a page shows all of it. */
export function AllOf({ of: { totalCount, nodes }, noun, url }: AllProps) {
  if (totalCount <= nodes.length) return null;
  return (
    <p class="more">
      <a href={url}>All {counted(totalCount, ...noun)}</a>
    </p>
  );
}

/** A line of a list of descriptions: what is described, and how. */
export function Term({ name, children }: { name: ComponentChild; children: ComponentChild }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
