import { OccurrenceStatus } from '../../model/generated/enums.js';
import { declareEnum } from '../enum.js';

declareEnum(
  'OccurrenceStatus',
  OccurrenceStatus,
  'The stage that a visit or event had reached, according to the newest source.',
  {
    PROPOSED: 'It has been proposed.',
    INVITED: 'The guest has been invited.',
    ACCEPTED: 'The invitation has been accepted.',
    PLANNED: 'It is planned for a time.',
    ONGOING: 'It has begun and not yet ended.',
    COMPLETED: 'It took place.',
    CANCELLED: 'It will not take place.',
  },
);

export { OccurrenceStatus };
