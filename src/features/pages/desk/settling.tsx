import type { View } from '../page.js';

/** The places of the desk for what is stored already, by their addresses below `/desk/data`, with their titles. */
export const SETTLING = {
  spellings: 'People who may be one',
  duplicates: 'Visits that may be one',
  disagreements: 'Where sources differ',
  mapping: 'Preview of a mapping',
} as const;

export type SettlingPlace = keyof typeof SETTLING;

export const settlingUrl = (place: SettlingPlace): string => `/desk/data/${place}`;

export const isSettlingPlace = (name: string): name is SettlingPlace => Object.hasOwn(SETTLING, name);

interface SettlingProps {
  place: SettlingPlace;
  /** Who is signed in. */
  viewer: { subject: string; role: string };
}

/** A place for what is stored already, which the program of the desk fills. */
export function settlingView({ place, viewer: { subject, role } }: SettlingProps): View {
  const title = SETTLING[place];
  const main = (
    <div id="desk" data-place={place} data-subject={subject} data-role={role}>
      <h1>{title}</h1>
      <p>The desk needs JavaScript.</p>
    </div>
  );
  return { title, description: 'For editors.', main: () => main };
}
