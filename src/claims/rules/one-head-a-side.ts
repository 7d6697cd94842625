import type { Rule } from '../rule.js';

/** A visit has at most one head a side. */
export const oneHeadASide: Rule = ({ visits }) =>
  Object.entries(visits).flatMap(([slug, { delegation }]) =>
    delegation.flatMap((delegate, index) => {
      const first = delegation.find(({ side, capacity }) => capacity === 'HEAD' && side === delegate.side);
      if (delegate.capacity !== 'HEAD' || first === delegate) return [];
      return [
        {
          path: ['visits', slug, 'delegation', index, 'capacity'],
          message: `${delegate.name} is a second head of the ${delegate.side} side, beside ${first!.name}`,
        },
      ];
    }),
  );
