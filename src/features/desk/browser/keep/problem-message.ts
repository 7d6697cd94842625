import type { Reason, ReasonParams } from '../../../../model/reasons.js';
import { capitalize } from '../../../../shared/capitals.js';
import type { Control } from '../../collections.data.js';

/** The control of the field that has the problem; null if the problem belongs to no field. */
type Filled = Control | 'passages' | null;

const REPEATED = 'Another fact says the same thing. Remove one of the two.';
const MOVED = 'The text has changed here. Select the words again, and move the fact to them.';
const OTHER_WORDS = 'Correct them, or move the fact to the selected words.';

/** Messages that the desk shows instead of those of the shared forms. */
const FORM_WORDS: Readonly<Record<string, string>> = {
  ONE_LINE: 'Write it on one line.',
  LINES: 'It contains a character that cannot be stored. Type it again.',
  LANGUAGE: 'Enter a language code, such as ko, zh-Hans or pt-BR.',
  SLUG: 'Choose one from the list.',
  URL: 'Enter an address that begins with http:// or https://.',
};

/** Messages for the reasons whose server message mentions annotations. For any other reason, the server's message is shown. */
const WORDS: { readonly [Name in Reason]?: (params: ReasonParams<Name>, control: Filled, message: string) => string } = {
  UNKNOWN_KEY: ({ key }) => `The desk has no field ${key}. Open the draft elsewhere to remove it.`,
  MISSING: (_, control) => askToFillIn(control),
  WRONG_TYPE: ({ expected }, _control, message) =>
    expected.some((type) => type === 'int' || type === 'number') ? 'Enter a whole number.' : `This ${message}`,
  NOT_AN_OPTION: () => 'Choose one from the list.',
  TOO_SMALL: ({ measure, limit }, control) =>
    measure === 'VALUE' ? `Enter a whole number, at least ${limit}.` : askToFillIn(control),
  TOO_LARGE: ({ measure, limit }) => {
    if (measure === 'VALUE') return `Enter a whole number, at most ${limit}.`;
    return measure === 'LENGTH' ? `Use at most ${limit} characters.` : `Use at most ${limit}.`;
  },
  MALFORMED: ({ form }) => FORM_WORDS[form] ?? `This ${form}.`,

  EMPTY_PASSAGE: () => MOVED,
  PASSAGE_AFTER_TEXT: () => MOVED,
  DIGEST_DIFFERS: () => MOVED,
  QUOTED_WORDS_OF_OTHER_LENGTH: () => MOVED,
  QUOTED_WORDS_DIFFER: () => MOVED,
  QUOTE_OF_OTHER_LENGTH: () => `The words do not match the cited passages. Between two passages, write “ … ”. ${OTHER_WORDS}`,
  QUOTE_DIFFERS: ({ quote, printed }) =>
    `The words “${quote}” differ from the passage of this fact: “${printed}”. ${OTHER_WORDS}`,
  NOT_IN_QUOTATION_MARKS: ({ words }) =>
    `“${words}” is not in quotation marks. If nobody is quoted, choose the kind “Paraphrase”.`,
  COPIED_WORDS: ({ count, words }) => `${count} words in a row are copied from the text: “${words}”. Say it in your own words.`,

  UNKNOWN_COUNTRY: ({ slug }) => `“${slug}” is not a country in the list. Choose another.`,
  NOT_DECLARED: ({ slug }) => `“${slug}” is not among the facts of this draft. Choose another, or create it first.`,

  REPEATED_ENTRY: () => REPEATED,
  NOT_ONE_NAMED: () => 'Choose a person, an organization or a country.',
  PARTICIPANT_TWICE: () => 'Choose a country or an organization, not both.',

  NOT_A_DATE: ({ date }) =>
    `“${date}” is not a date. Write it as 25 March 2018, 2018-03-25, 2018-03, 2018, or [..2000-05] for May 2000 or earlier.`,
  END_OF_OTHER_STATUS: ({ end }) => `It ended (“${end}”), so its status must be “Ended”.`,

  OWN_RELATIVE: () => 'Choose two different people.',
  KINSHIP_REPEATED: () => REPEATED,
  KINSHIP_CONTRADICTED: () => 'Another fact about these two people contradicts this one. Remove one of the two.',
  PART_OF_ITSELF: ({ steps }) => `This organization is part of itself: ${steps.join(' → ')}.`,

  SPEAKER_NOT_NAMED: () => 'A speaker is named, so the attribution must be “Named”.',
  CHAIN_BEGINS_ELSEWHERE: () => 'The first outlet must be the one in “Reported by”.',
  ABOUT_OWN_VISIT: () => 'The quote already belongs to this visit. Remove the visit from this field.',
  EVENT_OF_OTHER_VISIT: () => 'The event belongs to another visit. Choose that one, or another event.',

  SOURCE_EXISTS: ({ source }) =>
    `This article is already published as “${source}”. Discard this draft, and choose “Correct it” under “Recently published” on the desk.`,
  ANNOTATION_CHANGED: () =>
    'Another editor has changed the published article since this draft was started. Open it again, and make your changes there.',
};

/**
 * Returns the message to show next to a field for a server error, without mentioning annotation syntax. A desk that was loaded
 * before an update may not know the reason.
 */
export function errorMessage({ message, reason, params }: ServerError, control: Filled): string {
  const said = message.replace(POSITION, '');
  if (reason === null || !Object.hasOwn(WORDS, reason)) return capitalize(said);
  return (WORDS[reason as Reason] as (params: unknown, control: Filled, message: string) => string)(params, control, said);
}

/** A position in the JSON annotation, which editors do not see. */
const POSITION = /^Line \d+, column \d+: /;

interface ServerError {
  message: string;
  reason: string | null;
  params: unknown;
}

function askToFillIn(control: Filled): string {
  if (control === null) return 'Something is missing here.';
  if (control === 'passages') return 'Select the words that support this.';
  if (control === 'date') return 'A date is missing. Write it as 25 March 2018, 2018-03-25, 2018-03 or 2018.';
  if (control === 'lines') return 'This list is empty. Enter at least one.';
  if (typeof control === 'string' && control !== 'speakers') return 'This field is empty. Fill it in.';
  return 'Nothing is chosen yet. Choose one.';
}
