import { formatPath, type Path, type Problem } from '../../claims/problem.js';

/** Codes of what the annotation's rules find go by the rules' names: `span-within-text` is SPAN_WITHIN_TEXT. */
export const USER_ERROR_CODES = {
  CONFLICT: 'It was changed since the version that was named; the payload holds what it is now.',
  NOT_FOUND: 'There is nothing of this id, slug or key.',
  ALREADY_EXISTS: 'The source declares such a one already: update it.',
  SOURCE_REQUIRED: 'Several sources tell of it: name the one whose annotation is to be changed.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used before, for another mutation or another input.',
  SYNTAX: 'An annotation is neither YAML nor JSON.',
  SHAPE: 'A value is missing, too long, or not of the form that is asked for.',
  STORE: 'Together with what is stored it would break a law of the store.',
  TEXT_MATCHES_HASH: 'The text is not the one that the offsets count in.',
  TEXT_STORABLE: 'The text holds a NUL character.',
  SPAN_WITHIN_TEXT: "A passage is empty, or does not lie within the source's text.",
  QUOTED_WORDS_EQUAL_TEXT: 'The quoted words of a passage are not those of the text.',
  QUOTE_CITED_WHERE_IT_STANDS: 'The first passage of a quote does not span exactly its words.',
  QUOTE_WITHIN_QUOTATION_MARKS: 'Quoted words do not stand between quotation marks in the text.',
  QUOTE_WITHOUT_CLOSING_COMMA: 'The words of a quote end with a comma that only closes it.',
  OWN_WORDS_ARE_OURS: "A paraphrase or a title repeats too many of the text's words in a row.",
  REFERENCE_RESOLVES: 'A slug leads to nothing that the source declares, or to no country.',
  SLUG_OF_NAME: 'A slug is not that of the name.',
  ALIAS_IS_ANOTHER_NAME: 'An alias is the preferred name.',
  LISTED_ONCE: 'Something is listed twice.',
  DATE_VALID: 'A date is not one of the calendar, or not in the part of EDTF that is taken.',
  END_NOT_BEFORE_START: 'An end lies before its start.',
  DURATION_FITS_DATES: 'A duration is not that from start to end.',
  KNOWN_END_IS_ENDED: 'An office has an end and is not ENDED.',
  KIN_ARE_TWO_PEOPLE: 'Somebody would be their own relative.',
  KINSHIP_STATED_ONCE: 'Two people are stated to be kin twice.',
  PARENTS_HAVE_NO_CYCLE: 'An organization would be part of itself.',
  ONE_HEAD_A_SIDE: 'A visit would have two heads of one side.',
  PARTICIPANT_IS_SOMEONE: 'A participant is nobody, or stands for both a state and an organization.',
  ONE_SPEAKER_AN_ENTRY: 'A speaker is not exactly one of a person, an organization and a country.',
  ABOUT_OTHER_VISITS: 'A statement speaks of the very visit on which it was made.',
  EVENT_BELONGS_TO_VISIT: 'A statement was made at an event of another visit.',
} as const;

export type UserErrorCode = keyof typeof USER_ERROR_CODES;
/** One thing to mend before an edit can be carried out. */
export interface UserError {
  code: UserErrorCode;
  message: string;
  /** From the mutation's argument downwards; elsewhere in the source's annotation it begins with `source`. */
  path: string[];
}

/** A mutation that cannot be carried out; nothing of it was written. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused';

  constructor(readonly errors: UserError[]) {
    super(errors.map(({ message }) => message).join('\n'));
  }
}

export function refuse(code: UserErrorCode, message: string, path: Path): never {
  throw new EditRefused([{ code, message, path: ['input', ...path].map(String) }]);
}

/** What the rules found, as errors of an input whose claim stands at `place`. */
export function userErrors(problems: Problem[], place: Path | null): UserError[] {
  return problems.map(({ rule, path, message }) => {
    const within = place?.every((step, index) => path[index] === step) ? path.slice(place.length) : null;
    const code = rule.toUpperCase().replaceAll('-', '_') as UserErrorCode;
    if (within) return { code, message: sentence(message), path: ['input', ...inputPath(within)] };
    const where = path.length === 0 ? '' : `${formatPath(path)}: `;
    return { code, message: sentence(where + message), path: ['source', ...path.map(String)] };
  });
}

/** An annotation writes a bare passage as [start, end]; an input names both. */
function inputPath(path: Path): string[] {
  return path.map((step, index) => {
    const inPassage = index === 2 && path[0] === 'cite';
    return inPassage && typeof step === 'number' ? ['start', 'end'][step]! : String(step);
  });
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
