import type { Rule } from '../rule.js';

export const originalInAnotherLanguage: Rule = {
  sentence: 'The original words of a statement must say their language, which must not be that of its text.',
  *check({ statements }) {
    for (const [key, { original, originalLanguage, language }] of Object.entries(statements)) {
      const path = ['statements', key, 'originalLanguage'];
      if (original !== undefined && originalLanguage === undefined) {
        yield { path, message: 'is missing: say in which language the original words are' };
      }
      if (originalLanguage !== undefined && originalLanguage === language) {
        yield { path, message: `the text is in ${language} too: what was not translated has no original` };
      }
    }
  },
};
