/** Escapes a string for use in a regular expression, including between slashes. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
