import type { ComponentChildren } from 'preact';
import { TERRITORIES } from '../../notes/territories.js';
import { defineRest } from '../charts/rest.js';
import { type NoteFragment, NotesDocument, type NotesQuery, type VisitWhere } from '../generated/graphql.js';
import type { PageRequest } from '../page.js';
import { Text } from './names.js';

/** Notes on the filter of a page's visits, if they were requested. */
export interface Noted {
  notes?: readonly NoteFragment[];
}

/** Requests the notes on a filter of visits; none if the filter is null. */
export const notesRest = <Data,>(whereOf: (data: Data, request: PageRequest) => VisitWhere | null) =>
  defineRest({
    document: NotesDocument,
    next: (data: Data & Noted, request) => {
      const where = data.notes ? null : whereOf(data, request);
      return where && { where };
    },
    add: (data, { notes }: NotesQuery) => ({ ...data, notes }),
  });

/** Whether other states preceded one of the countries, or it has territories. */
export const mayHaveOthers = (...countries: ({ slug: string; predecessors: readonly object[] } | null | undefined)[]): boolean =>
  countries.some((country) => country && (country.predecessors.length > 0 || country.slug in TERRITORIES));

interface Props {
  note: NoteFragment;
  /** Returns the URL of the list to which the note links a country or a person. */
  urlOf: (named: { slug: string }) => string;
  children?: ComponentChildren;
}

/** A note on a filter of visits, with a link for each state or person that it names. */
export function Note({ note: { text, states, people }, urlOf, children }: Props) {
  const named = [...states, ...people].toSorted((a, b) => b.name.length - a.name.length);
  const parts = named.reduce<(string | (typeof named)[number])[]>(
    (before, each) =>
      before.flatMap((part) => {
        const at = typeof part === 'string' ? part.indexOf(each.name) : -1;
        return typeof part === 'string' && at >= 0 ? [part.slice(0, at), each, part.slice(at + each.name.length)] : [part];
      }),
    [text],
  );
  return (
    <p class="aside">
      {named.length === 0 ? (
        <Text>{text}</Text>
      ) : (
        parts.map((part) => (typeof part === 'string' ? part : <a href={urlOf(part)}>{part.name}</a>))
      )}
      {children}
    </p>
  );
}
