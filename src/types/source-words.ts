// Descriptions of fields that several types have, in the words of a source.

export const NOTE = 'A note: in the words of the source if its licence allows copying, otherwise in the words of the annotation.';

/** Of the words that a date was read from; they may be given an example. */
export const asPrinted = (date: 'start' | 'end', example?: string) =>
  `The words from which the ${date} was read${example === undefined ? '' : `: ${example}`}.`;
