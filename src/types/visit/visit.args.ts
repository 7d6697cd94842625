import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { SortDirection } from '../connections/sort-direction.js';
import { VisitWhere } from './visit.where.js';

@InputType({ description: 'What visits are sorted by: exactly one key.' })
export class VisitOrder {
  @Field(() => SortDirection, {
    nullable: true,
    description: 'By the first day that the start may mean, then by the last.',
  })
  start?: SortDirection;

  @Field(() => SortDirection, { nullable: true, description: 'By title.' })
  title?: SortDirection;
}

@ArgsType()
export class VisitsArgs extends PageArgs {
  @Field(() => VisitWhere, { nullable: true, description: 'Only these visits.' })
  where?: VisitWhere | null;

  @Field(() => [VisitOrder], {
    nullable: true,
    description: 'Sorted by these, the first one first; by start where it is left out.',
  })
  orderBy?: VisitOrder[] | null;
}

export enum VisitGroup {
  YEAR = 'YEAR',
  GUEST_COUNTRY = 'GUEST_COUNTRY',
  HOST_COUNTRY = 'HOST_COUNTRY',
  STATUS = 'STATUS',
  KIND = 'KIND',
}

registerEnumType(VisitGroup, {
  name: 'VisitGroup',
  description: 'What visits are counted by.',
  valuesConfig: {
    YEAR: {
      description: 'The year in which they begin; null where the start may lie in several years, or is not known.',
    },
    GUEST_COUNTRY: { description: 'The country that visits.' },
    HOST_COUNTRY: { description: 'The country visited.' },
    STATUS: { description: 'How far they had got.' },
    KIND: { description: 'In what form the guest is received.' },
  },
});

@ArgsType()
export class VisitCountsArgs {
  @Field(() => VisitGroup, { description: 'One count for each value of this.' })
  groupBy!: VisitGroup;

  @Field(() => VisitWhere, { nullable: true, description: 'Only these visits.' })
  where?: VisitWhere | null;
}
