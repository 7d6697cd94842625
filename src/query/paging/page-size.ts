import { badUserInput } from '../../shared/errors.js';

export const defaultPageSize = 20;
export const maximumPageSize = 100;

interface Sizes {
  first?: number | null;
  last?: number | null;
}

/** @throws ClientError BAD_USER_INPUT if the size is out of bounds, or both `first` and `last` are given */
export function pageSize({ first, last }: Sizes): { size: number; fromEnd: boolean } {
  if (first != null && last != null) throw badUserInput('Give `first` or `last`, not both.');
  const [name, size] = last != null ? ['last', last] : ['first', first ?? defaultPageSize];
  if (size < 0) throw badUserInput(`\`${name}\` is ${size}; it must not be negative.`);
  if (size > maximumPageSize) throw badUserInput(`\`${name}\` is ${size}; a page holds at most ${maximumPageSize}.`);
  return { size, fromEnd: last != null };
}
