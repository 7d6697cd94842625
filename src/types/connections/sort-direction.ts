import { registerEnumType } from 'type-graphql';

export enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}

registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which way a list is sorted. What has no value comes last either way.',
  valuesConfig: {
    ASC: { description: 'Smallest, earliest or first by code point first.' },
    DESC: { description: 'Largest, latest or last by code point first.' },
  },
});
