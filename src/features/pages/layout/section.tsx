import type { ComponentChild } from 'preact';
import { counted, number } from '../words.js';

interface SectionProps {
  id: string;
  title: ComponentChild;
  /** The total number of items that the section lists, or their numbers in words. */
  count?: number | string | undefined;
  class?: string;
  children: ComponentChild;
}

/** A section with a heading that links to it. */
export function Section({ id, title, count, children, class: name }: SectionProps) {
  return (
    <section aria-labelledby={id} class={name}>
      <h2 id={id}>
        {title}
        {count !== undefined && (
          <>
            {' '}
            <span class="count">{typeof count === 'number' ? number(count) : count}</span>
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

/** A link to a complete list. Renders nothing if the page shows all of it. */
export function AllOf({ of: { totalCount, nodes }, noun, url }: AllProps) {
  if (totalCount <= nodes.length) return null;
  return (
    <p class="more">
      <a href={url}>All {counted(totalCount, ...noun)}</a>
    </p>
  );
}
