import type { ComponentChild } from 'preact';

interface Props {
  /** Read out and hidden. */
  caption: string;
  heads: readonly string[];
  /** Its rows. */
  children: ComponentChild;
}

/** A table that a phone shows as a list. */
export function ResponsiveTable({ caption, heads, children }: Props) {
  return (
    <table class="wide">
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
