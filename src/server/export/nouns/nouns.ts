import { citations } from './citations.js';
import { countries } from './countries.js';
import { delegates } from './delegates.js';
import { disagreements } from './disagreements.js';
import { events } from './events.js';
import { kinships } from './kinships.js';
import type { Noun } from './noun.js';
import { organizations } from './organizations.js';
import { participants } from './participants.js';
import { people } from './people.js';
import { positions } from './positions.js';
import { sources } from './sources.js';
import { statements } from './statements.js';
import { topics } from './topics.js';
import { visits } from './visits.js';

/** All that can be exported, by name. */
export const NOUNS: ReadonlyMap<string, Noun> = new Map(
  [
    ...[visits, people, countries, organizations, statements, positions, events, kinships, sources, citations],
    ...[delegates, participants, topics, disagreements],
  ].map((noun) => [noun.name, noun]),
);
