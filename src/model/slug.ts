import { fold } from './fold.js';

/**
 * Converts a name to lower-case ASCII, with words joined by hyphens and without diacritics and apostrophes. For example, "Côte
 * d’Ivoire" becomes cote-divoire. Empty for a name without Latin letters or digits.
 */
export function toSlug(name: string): string {
  return fold(name)
    .replace(/['’‘ʼ`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
