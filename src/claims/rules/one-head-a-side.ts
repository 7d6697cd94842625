import type { Rule } from '../rule.js';

export const oneHeadASide: Rule = {
  sentence: 'Each side of a visit must have at most one head.',
  *check({ visits }) {
    for (const [slug, { delegation }] of Object.entries(visits)) {
      for (const [index, { name, side, capacity }] of delegation.entries()) {
        if (capacity !== 'HEAD') continue;
        const first = delegation.findIndex((other) => other.capacity === 'HEAD' && other.side === side);
        if (first === index) continue;
        const message = `${name} is a second HEAD of the ${side} side, after ${delegation[first]!.name}: keep one`;
        yield { path: ['visits', slug, 'delegation', index, 'capacity'], message };
      }
    }
  },
};
