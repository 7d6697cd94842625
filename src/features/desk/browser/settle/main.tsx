import { type ComponentChild, render } from 'preact';
import type { SettlingPlace } from '../../../pages/desk/settling.js';
import { Disagreements } from './disagreements.js';
import { DuplicatesPage } from './duplicates.js';
import { MappingPreview } from './mapping.js';
import { Spellings } from './spellings/spellings.js';

// Starts a review of stored data in the server-rendered page, whose attributes name the review and the role.

const PLACES: Record<SettlingPlace, (role: string) => ComponentChild> = {
  spellings: (role) => <Spellings role={role} />,
  duplicates: () => <DuplicatesPage />,
  disagreements: () => <Disagreements />,
  mapping: () => <MappingPreview />,
};

const element = document.getElementById('desk');
if (element) {
  const { place, role = '' } = element.dataset;
  element.replaceChildren();
  render(PLACES[place as SettlingPlace](role), element);
}
