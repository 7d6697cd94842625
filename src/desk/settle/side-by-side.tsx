import type { ComponentChildren } from 'preact';

/** One value in a cell, and what it is compared by: nothing if it is empty. */
export interface Value {
  key: string;
  shown: ComponentChildren;
}

export interface Row {
  label: string;
  /** What each says, in the order of the columns. */
  cells: readonly (readonly Value[])[];
}

interface Props {
  caption: string;
  /** What is compared, by a name each. */
  heads: readonly { id: string; head: ComponentChildren }[];
  rows: readonly Row[];
}

/** Things beside each other, field by field. What several of them say alike is marked. */
export function SideBySide({ caption, heads, rows }: Props) {
  return (
    <div class="scroll" role="group" aria-label={caption} tabIndex={heads.length > 2 ? 0 : undefined}>
      <table class="side-by-side" style={{ '--columns': heads.length }}>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            {heads.map(({ id, head }) => (
              <th key={id} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ cells }) => cells.some((values) => values.length > 0))
            .map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {cells.map((values, column) => (
                  <td key={column}>
                    <Values values={values} others={cells.filter((_, other) => other !== column).flat()} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Values({ values, others }: { values: readonly Value[]; others: readonly Value[] }) {
  if (values.length === 0) return <span class="unknown">none</span>;
  const isShared = ({ key }: Value) => key !== '' && others.some((other) => other.key === key);
  return (
    <ul class="plain">
      {values.map((value, index) => (
        <li key={index}>{isShared(value) ? <mark>{value.shown}</mark> : value.shown}</li>
      ))}
    </ul>
  );
}

/** A text as it is compared: without case and marks. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
