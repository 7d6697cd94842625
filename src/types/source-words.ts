// Fields that several types have, in the words of a source.

/** Options of `@Field` for a note. */
export const NOTE = {
  nullable: true,
  description: 'A note: in the words of the source if its licence allows copying, otherwise in the words of the annotation.',
} as const;

/** The same for the words that a date was read from; they may be given an example. */
export const asPrinted = (date: 'start' | 'end', example?: string) =>
  ({
    nullable: true,
    description: `The words from which the ${date} was read${example === undefined ? '' : `: ${example}`}.`,
  }) as const;
