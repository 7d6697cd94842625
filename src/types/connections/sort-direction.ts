import { registerEnumType } from 'type-graphql';

export enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}

registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'The direction in which a list is sorted. Objects without a value come last in both.',
  valuesConfig: {
    ASC: { description: 'Ascending: the smallest, the earliest, or the first by code point comes first.' },
    DESC: { description: 'Descending: the largest, the latest, or the last by code point comes first.' },
  },
});
