import type { Rule } from '../rule.js';

/** A speaker is exactly one of a person, an organization and a country. */
export const oneSpeakerAnEntry: Rule = ({ statements }) =>
  Object.entries(statements).flatMap(([key, { speakers }]) =>
    speakers.flatMap((speaker, index) => {
      const named = Object.values(speaker).filter((slug) => slug !== undefined);
      if (named.length === 1) return [];
      return [
        { path: ['statements', key, 'speakers', index], message: `names ${named.join(' and ') || 'nobody'}: name one` },
      ];
    }),
  );
