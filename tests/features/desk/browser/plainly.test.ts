import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainly } from '../../../../src/features/desk/browser/keep/plainly.js';

test.each([
  ['is missing: must be text', 'line', 'This field is empty. Fill it in.'],
  ['is missing: must be text', { one: 'visits' }, 'Nothing is chosen yet. Choose one.'],
  ['must be text of length at least 1, not ""', 'words', 'This field is empty. Fill it in.'],
  ['is missing: must be a list', 'passages', 'This fact rests on no words yet. Select words in the text, and add them.'],
  ['must be one of SUMMIT, TALKS, not "SUMIT": did you mean SUMMIT?', { choice: [] }, 'Choose one of the list.'],
  ['must be a whole number, not "x"', 'number', 'Write a whole number.'],
  ['must be at least 1, not -3', 'number', 'Write a whole number, at least 1.'],
  ['must be text of length at most 500, not "…"', 'line', 'Use at most 500 characters.'],
  [
    '"soon" is not a date: write 2018, 2018-03, 2018-03-25, or [..2000-05] for May 2000 or earlier',
    'date',
    '“soon” is not a date. Write it as 2018, 2018-03, 2018-03-25, or [..2000-05] for May 2000 or earlier.',
  ],
  ['the end 2018 is before the start 2019', 'date', 'The end 2018 is before the start 2019.'],
  [
    'aino-salmi is not declared under people: declare it there first',
    { one: 'people' },
    '“aino-salmi” is not among the facts of this draft. Choose another, or make it first.',
  ],
  [
    'the quote is "a bridge", but its first passage [3, 10] is "a ferry"',
    null,
    'The words “a bridge” differ from the passage of this fact: “a ferry”. Correct them, or move the fact to the selected words.',
  ],
  [
    'Line 3, column 2: the position has the end 2019, so its status must be ENDED, not HELD',
    null,
    'It ended (“2019”), so its status must be “Ended”.',
  ],
  ['must be a URL', 'line', 'This must be a URL.'],
] as const)('%s', (message, control, said) => {
  expect(plainly(`${message}.`, control as any)).toBe(said);
});

/** What a rule says, with a word for each value. */
const messages = readdirSync('src/model/rules').flatMap((file) => {
  const source = readFileSync(`src/model/rules/${file}`, 'utf8');
  const [, ...rules] = source.split(/^export const (?=\w+: Rule = )/m);
  return rules.flatMap((rule) =>
    [...rule.matchAll(/message(?:: | = )(?:`([^`]+)`|'([^']+)')/g)].map(([, template, plain]) => [
      /^\w+/.exec(rule)![0],
      (template ?? plain!)
        .replace(/\$\{(JSON\.stringify\((?:[^()]|\([^()]*\))*\)|words)\}/g, '"words"')
        .replace('${passage}', 'its first passage [7, 8]')
        .replace(/\$\{[^}]*\}/g, '7'),
    ]),
  );
});
/** Of the file and its text, which an editor does not see. */
const OF_THE_FILE = ['sourceHasText', 'textMatchesHash', 'textStorable', 'slugOfName'];

test.each(messages.filter(([rule]) => !OF_THE_FILE.includes(rule!)))('%s: %s', (_rule, message) => {
  const said = plainly(message!, null);
  expect(said).toMatch(/^[\p{Lu}“\d].*[.?]$/u);
  expect(said).not.toMatch(/code point|\[\d|slug|declare|SHA|\b[A-Z]{4,}|must be text|reportedBy/);
});
