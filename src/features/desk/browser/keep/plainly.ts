import { capitalize } from '../../../../shared/capitals.js';
import type { Control } from '../../collections.data.js';

const REPEATED = 'Another fact says the same. Remove one of the two.';
const QUOTED = String.raw`"((?:[^"\\]|\\.)*)"`;

/** Sentences of the rules that speak of an annotation's file, and what an editor reads in their place. `$1` is what the rule found. */
const SAID: readonly (readonly [RegExp, string | ((found: string[]) => string)])[] = [
  [/^is missing: (?!must)(.+)$/, ([words]) => capitalize(words!)],
  [/^must be one of .*, not (.*)$/, 'Choose one of the list.'],
  [/^must be text of length at most (\d+), not/, 'Use at most $1 characters.'],
  [/^must be (?:a whole number )?at (least|most) (\d+), not/, 'Write a whole number, at $1 $2.'],
  [/^must be a whole number/, 'Write a whole number.'],
  [/^must be a list of at most (\d+)/, 'Use at most $1.'],
  [/^must be a language tag/, 'Write the code of a language, such as ko, zh-Hans or pt-BR.'],
  [/^must be one line/, 'Write it in one line.'],
  [/^must have no control characters/, 'There is a character in it that cannot be stored. Type it again.'],
  [/^must be lower-case ASCII/, 'Choose one of the list.'],
  [new RegExp(`^${QUOTED} is not a date: write (.+)$`), '“$1” is not a date. Write it as $2.'],
  [/^there is no country with the slug (\S+?)(?:: .*|\. .*|, .*)?$/, '“$1” is no country of the list. Choose another.'],
  [/^(\S+) is not declared under (\w+)/, '“$1” is not among the facts of this draft. Choose another, or make it first.'],
  [
    new RegExp(`^the quote is ${QUOTED}, but its first passage \\[\\d+, \\d+\\] is ${QUOTED}`),
    'The words “$1” differ from the passage of this fact: “$2”. Correct them, or move the fact to the selected words.',
  ],
  [
    /^the quote has \d+ code points/,
    'The words differ from the passage of this fact. Correct them, or move the fact to the selected words.',
  ],
  [
    new RegExp(`^${QUOTED} at \\[\\d+, \\d+\\] is not between quotation marks`),
    '“$1” does not stand between quotation marks. If nobody is quoted, choose the kind “Paraphrase”.',
  ],
  [
    /^the text at \[|^the quoted words have \d+ code points|^(?:the|its first) passage \[|^the SHA-256 of the words/,
    'The text has changed here. Select the words again, and move the fact to them.',
  ],
  [
    new RegExp(`^leave the final comma out of the quote and its passage: ${QUOTED}`),
    'Leave the comma at the end out, and select the words without it.',
  ],
  [
    new RegExp(`^copies (\\d+) words in a row from the text: ${QUOTED}`),
    '$1 words in a row are copied from the text: “$2”. Say it in your own words.',
  ],
  [/^names nobody: give exactly one of/, 'Choose a person, an organization or a country.'],
  [/^names nobody: give a person/, 'Choose a person, a country or an organization.'],
  [/^names both/, 'Choose a country or an organization, not both.'],
  [/^the position has the end (\S+), so/, 'It ended (“$1”), so its status must be “Ended”.'],
  [/^the statement is (\w+), but names/, 'A speaker is named, so the attribution must be “Named”.'],
  [/^begins with .*reportedBy/, 'The first outlet must be the one in “Reported by”.'],
  [/^the kinship of .* contradicts/, 'Another fact about these two people contradicts this one. Remove one of the two.'],
  [/^the kinship of .* repeats|^repeats /, REPEATED],
  [/^(\S+) cannot be their own relative/, 'Choose two different people.'],
  [/^(\S+) is already the preferred name/, '“$1” is the name already. Leave it out here.'],
  [/^(\S+) is the statement's own visit/, 'This is the visit of the quote already. Remove it here.'],
  [/^the event \S+ belongs to the visit/, 'The event belongs to another visit. Choose that one, or another event.'],
  [/^the text is in (\S+) too/, 'The article is in this language itself. Leave the original words out.'],
  [
    /^There is a source (\S+) already/,
    'This article is published already, as “$1”. Discard this draft, and choose “Correct it” at “Published lately” on the desk.',
  ],
  [
    /^The annotation of \S+ has changed since you read it/,
    'Another editor has changed the published article since this draft was begun. Open it again, and make your changes there.',
  ],
  [/^unknown key (.+?)(?:[:;.] .*)?$/, 'The desk knows no field $1. Open the draft elsewhere to remove it.'],
];

/** What a rule says of a field, as an editor reads it beside the field: a sentence, with nothing of how annotations are written. */
export function plainly(message: string, control: Control | 'passages' | null): string {
  const bare = message.replace(/^Line \d+, column \d+: /, '').replace(/\.$/, '');
  if (/^is missing: must be|^must be text of length at least|^must be a list of at least/.test(bare)) return toFillIn(control);
  for (const [pattern, said] of SAID) {
    const found = pattern.exec(bare);
    if (!found) continue;
    const words = found.slice(1).map((each) => each ?? '');
    if (typeof said === 'function') return ended(said(words));
    return said.replace(/\$(\d)/g, (_, number: string) => words[Number(number) - 1]!);
  }
  return ended(/^(must|is|has|names|begins) /.test(bare) ? `This ${bare}` : capitalize(bare));
}

function toFillIn(control: Control | 'passages' | null): string {
  if (control === null) return 'Something is missing here.';
  if (control === 'passages') return 'This fact rests on no words yet. Select words in the text, and add them.';
  if (control === 'date') return 'A date is missing. Write it as 2018, 2018-03 or 2018-03-25.';
  if (control === 'lines') return 'This list is empty. Write at least one.';
  if (typeof control === 'string' && control !== 'speakers') return 'This field is empty. Fill it in.';
  return 'Nothing is chosen yet. Choose one.';
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
