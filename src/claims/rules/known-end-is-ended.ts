import { claimsIn } from '../claims.js';
import { position } from '../kinds/position.js';
import { parsePartialDate } from '../dates/partial-date.js';
import type { Rule } from '../rule.js';

export const knownEndIsEnded: Rule = {
  sentence: 'A position with an end must have the status ENDED, unless the end is that day or later: [2018..].',
  *check(annotation) {
    for (const { path, claim } of claimsIn(annotation, position)) {
      const { end, status } = claim as { end?: string; status: string };
      if (end === undefined || status === 'ENDED' || parsePartialDate(end)?.latest === null) continue;
      const message = `the position has the end ${end}, so its status must be ENDED, not ${status}`;
      yield { path: [...path, 'status'], message };
    }
  },
};
