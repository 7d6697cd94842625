import type { ComponentChildren } from 'preact';
import { passageUrl, sourceUrl } from '../../../../http/urls.js';
import type { DeskPassageFragment } from '../generated/graphql.js';

/** A value in a cell, and the key that it is compared by. A value with an empty key is not compared. */
export interface ComparedValue {
  key: string;
  shown: ComponentChildren;
}

export interface ComparedRow {
  label: string;
  /** The values of each column, in the order of the columns. */
  cells: readonly (readonly ComparedValue[])[];
}

interface Props {
  caption: string;
  /** The items to compare, each with its heading. */
  heads: readonly { id: string; head: ComponentChildren }[];
  rows: readonly ComparedRow[];
}

/** Compares items side by side, field by field. Values that several of them share are marked. */
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

function Values({ values, others }: { values: readonly ComparedValue[]; others: readonly ComparedValue[] }) {
  if (values.length === 0) return <span class="unknown">none</span>;
  const isShared = ({ key }: ComparedValue) => key !== '' && others.some((other) => other.key === key);
  return (
    <ul class="plain">
      {values.map((value, index) => (
        <li key={index}>{isShared(value) ? <mark>{value.shown}</mark> : value.shown}</li>
      ))}
    </ul>
  );
}

/** A name or title, linked to its page. */
export function Linked({ url, text }: { url: string; text: string }) {
  return (
    <a href={url}>
      <bdi>{text}</bdi>
    </a>
  );
}

/** Returns a source, linked to one of its passages if it has a text. `words` is the link text. */
export function sourceValue(passage: DeskPassageFragment, words: string): ComparedValue {
  const { source, start, end } = passage;
  return {
    key: source.slug,
    shown: (
      <>
        <Linked url={sourceUrl(source)} text={source.title} /> {end > start && <a href={passageUrl(passage)}>{words}</a>}
      </>
    ),
  };
}
