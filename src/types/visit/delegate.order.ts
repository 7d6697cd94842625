import { order } from '../../read/pages/order.js';

/** Guests before hosts, heads first, then as sources list them: the store keeps the place. */
export const delegatesInOrder = order([{ column: 'ordinal', type: 'int' }]);
