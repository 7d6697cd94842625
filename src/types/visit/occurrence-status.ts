import { registerEnumType } from 'type-graphql';
import { OccurrenceStatus } from '../../db/generated/enums.js';

registerEnumType(OccurrenceStatus, {
  name: 'OccurrenceStatus',
  description: 'How far the visit (or event) had got, by the newest source.',
  valuesConfig: {
    PROPOSED: { description: 'Talked of: somebody would like it.' },
    INVITED: { description: 'An invitation stands.' },
    ACCEPTED: { description: 'The invitation has been accepted.' },
    PLANNED: { description: 'Arranged for a time.' },
    COMPLETED: { description: 'It has taken place.' },
    CANCELLED: { description: 'It will not take place.' },
  },
});

export { OccurrenceStatus };
