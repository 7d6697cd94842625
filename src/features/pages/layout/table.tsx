import type { ComponentChild } from 'preact';

interface Props {
  /** Visually hidden, for screen readers. */
  caption: string;
  heads: readonly string[];
  class?: string;
  /** The rows. */
  children: ComponentChild;
}

/** A table, shown as a list on a phone. */
export function ResponsiveTable({ caption, heads, class: name, children }: Props) {
  return (
    <table class={name ? `wide ${name}` : 'wide'}>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
