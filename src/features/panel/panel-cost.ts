import { countPrice } from '../../http/limits/table-sizes.js';
import { all } from '../../query/stored-as.js';
import type { PanelRequest } from './request.js';

const BASE = 100;
/** Computing the rows of a year between 200 countries takes about as long as counting this many visits. */
const NODES_A_YEAR = 20;

/** The cost of a panel, in nodes: all visits are read and grouped, and the rows of the panel's years are computed. */
export function panelCost(
  { from, to, officeClass }: Pick<PanelRequest, 'from' | 'to' | 'officeClass'>,
  sizeOf: (model: string) => number,
): number {
  const years = Math.max(1, Math.min(to - from + 1, 1_000));
  const joined = officeClass ? ['Delegate', 'Position'] : ['Delegate'];
  return BASE + countPrice(all('Visit'), { conditions: 1, values: 2, joined }, sizeOf) + NODES_A_YEAR * years;
}
