import { render } from 'preact';
import { Spellings } from './spellings.js';

// Starts a place for what is stored already in the page that the server made: its attributes say which, and who is signed in.

const place = document.getElementById('desk');
if (place) {
  const { role = '' } = place.dataset;
  place.replaceChildren();
  render(<Spellings role={role} />, place);
}
