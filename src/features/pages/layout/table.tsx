import type { ComponentChild } from 'preact';

/** A column of a table. The cells of the first column are row headings. */
export interface ListColumn<Row> {
  label: string;
  isNumber?: true;
  cell: (row: Row) => ComponentChild;
}

interface RowsProps<Row> {
  caption: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
}

/** A table that shows each row on one line. */
export function LinesTable<Row>({ caption, columns, rows }: RowsProps<Row>) {
  const [head, ...others] = columns;
  return (
    <ResponsiveTable caption={caption} heads={columns} class="lines">
      {rows.map((row, index) => (
        <tr key={index}>
          <th scope="row">{head!.cell(row)}</th>
          {others.map(({ label, isNumber, cell }) => (
            <td key={label} data-label={isNumber && label}>
              {cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </ResponsiveTable>
  );
}

interface Props {
  /** Visually hidden; read by screen readers. */
  caption: string;
  heads: readonly (string | { label: string; isNumber?: true })[];
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
          {heads.map((head) => {
            const { label, isNumber = false } = typeof head === 'string' ? { label: head } : head;
            return (
              <th key={label} scope="col" class={isNumber ? 'number' : undefined}>
                {label}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
