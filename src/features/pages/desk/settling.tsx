import type { View } from '../page.js';

/** The titles of the desk's pages for reviewing stored data, by their paths below `/desk/data`. */
export const SETTLING = {
  spellings: 'Possible duplicate people',
  duplicates: 'Possible duplicate visits',
  disagreements: 'Where sources differ',
  mapping: 'Preview of a mapping',
} as const;

export type SettlingPlace = keyof typeof SETTLING;

export const settlingUrl = (place: SettlingPlace): string => `/desk/data/${place}`;

/** The fragment in a published draft's URL that opens the stored source as a draft, for corrections. */
export const CORRECT = '#correct';

export const isSettlingPlace = (name: string): name is SettlingPlace => Object.hasOwn(SETTLING, name);

interface SettlingProps {
  place: SettlingPlace;
  /** The editor who is signed in. */
  viewer: { subject: string; role: string };
}

/** A page for reviewing stored data, which the desk's script fills in. */
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
