import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { KinshipKind } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Cited } from '../source/cited.type.js';

registerEnumType(KinshipKind, {
  name: 'KinshipKind',
  description: 'What a relative is to a person.',
  valuesConfig: {
    SPOUSE: { description: 'Husband or wife.' },
    PARENT: { description: 'Father or mother.' },
    CHILD: { description: 'Son or daughter.' },
    SIBLING: { description: 'Brother or sister.' },
  },
});

@ObjectType({
  implements: [Cited, Recorded],
  description: 'A relative, read from one side: `person` is the spouse, parent, child or sibling.',
})
export class Kinship extends Cited {
  @Field(() => KinshipKind, { description: 'What `person` is to the one whose kin this is.' })
  kind!: KinshipKind;
}
