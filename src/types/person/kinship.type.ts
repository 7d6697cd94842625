import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { One } from '../connections/relations.js';
import { KinshipKind } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Cited } from '../source/cited.type.js';
import { Person } from './person.type.js';

registerEnumType(KinshipKind, {
  name: 'KinshipKind',
  description: 'The relation of a relative to a person.',
  valuesConfig: {
    SPOUSE: { description: 'Husband or wife.' },
    PARENT: { description: 'Father or mother.' },
    CHILD: { description: 'Son or daughter.' },
    SIBLING: { description: 'Brother or sister.' },
  },
});

@ObjectType({
  implements: [Cited, Recorded],
  description: 'A relative of a person: `person` is the spouse, parent, child or sibling.',
})
export class Kinship extends Cited {
  @Field(() => KinshipKind, { description: 'The relation of `person` to the one whose relative this is.' })
  kind!: KinshipKind;

  @One(() => Person, { foreignKey: 'relativeId', description: 'The relative.' })
  person!: Person;
}
