import { dateColumns, order } from '../../read/pages/order.js';

// What more than one list is sorted by. Modules of types load one another in a circle; this one loads none of them.

export const byName = order([{ column: 'name', type: 'text' }]);
export const byTitle = order([{ column: 'title', type: 'text' }]);
export const byStart = order(dateColumns('start'));

/** A key of `orders`. */
export const updatedAt = {
  columns: [{ column: 'updatedAt', type: 'timestamptz' }],
  description: 'The time of the last change.',
} as const;

/** Delegates and participants; the store keeps the places. */
export const asListed = order([{ column: 'ordinal', type: 'int' }]);

export const passage = [
  { column: 'sourceId', type: 'uuid' },
  { column: 'passageStart', type: 'int' },
] as const;
export const statementsByPassage = order(passage);

export const citationsByPassage = order([
  { column: 'sourceId', type: 'uuid' },
  { column: 'start', type: 'int' },
  { column: 'end', type: 'int' },
]);
