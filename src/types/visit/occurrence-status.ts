import { registerEnumType } from 'type-graphql';
import { OccurrenceStatus } from '../../db/generated/enums.js';

registerEnumType(OccurrenceStatus, {
  name: 'OccurrenceStatus',
  description: 'The stage that a visit or event had reached, according to the newest source.',
  valuesConfig: {
    PROPOSED: { description: 'It has been proposed.' },
    INVITED: { description: 'The guest has been invited.' },
    ACCEPTED: { description: 'The invitation has been accepted.' },
    PLANNED: { description: 'It is planned for a time.' },
    COMPLETED: { description: 'It has taken place.' },
    CANCELLED: { description: 'It will not take place.' },
  },
});

export { OccurrenceStatus };
