import { journey } from '../../model/kinds/journey.js';
import { children } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { KindType } from '../connections/kind-type.js';
import { Connection } from '../connections/relations.js';
import { createRoots } from '../connections/roots.js';
import { Node } from '../node/node.type.js';
import { VisitConnection } from '../visit/visit.type.js';
import { visits } from '../visit/visit.list.js';
import { journeys } from './journey.list.js';

@KindType(journey, 'A trip consisting of several visits, called stops, in one or more countries.', {
  slug: 'The unique, stable name used in URLs, such as `nixon-february-1972`.',
})
export class Journey extends Node {
  @Connection(() => VisitConnection, visits, children('Visit', 'journeyId'), {
    description: 'The visits that are its stops, ordered by start date.',
  })
  visits!: object;
}

const JourneyConnection = createConnection('Journey', 'journeys', Journey);

export const JourneyRoots = createRoots(Journey, journeys, JourneyConnection, { name: 'journey', slug: 'nixon-february-1972' });
