import { describe, expect, test } from 'vitest';
import { haveSameWords, mayBeOneOffice } from '../../../src/model/text/wordings.js';

describe('two roles can be the same office if one is merely more precise', () => {
  test.each([
    ['President', 'President of the United States'],
    ['President', 'the President'],
    ['President', 'French President'],
    ['President', 'President Jimmy Carter'],
    ['President', 'People’s Republic of China President'],
    ['President', 'General Secretary and President'],
    ['President', 'General Secretary of the Central Committee, President'],
    ['President, French Republic', 'President of the French Republic'],
    ['Vice-President', 'Vice President of the United States'],
    ['Minister', 'Foreign Minister'],
    ['Minister', 'Minister for Foreign Affairs'],
    ['Minister of Trade', 'Minister of Trade and Industry'],
    ['Deputy Prime Minister', 'First Deputy Prime Minister'],
    ['Secretary', 'Secretary of State'],
    ['Chief', 'Chief of the General Staff'],
    ['Prof.', 'Professor of Law'],
    ['Gen.', 'General'],
    ['Président', 'PRESIDENT'],
    ['主席', '国家主席'],
  ])('%s, %s', (one, other) => {
    expect([mayBeOneOffice(one, other), mayBeOneOffice(other, one)]).toEqual([true, true]);
  });
});

describe('two roles are different offices if one has a word that changes the office', () => {
  test.each([
    ['President', 'Vice President'],
    ['President', 'Vice-President of the Republic'],
    ['President', 'Vizepräsident'],
    ['Präsident', 'Vizepräsident'],
    ['President', 'President-elect'],
    ['President', 'ex-President'],
    ['President', 'Acting President'],
    ['President', 'President (acting)'],
    ['President', 'Adviser to the President'],
    ['President', 'wife of the former President'],
    ['President', 'President’s daughter'],
    ['President', "President's adviser"],
    ['President', 'the President’s residence'],
    ['President of France', 'President of Chile'],
    ['Minister of Trade, France', 'Minister of Trade, Chile'],
    ['Minister', 'Deputy Minister'],
    ['Minister', 'Dep. Minister'],
    ['Minister', 'Prime Minister'],
    ['Minister', 'Minister-Counsellor'],
    ['Foreign Minister', 'Former Foreign Minister'],
    ['ministre', 'Premier ministre'],
    ['Secretary', 'Secretary General'],
    ['Secretary', 'General Secretary'],
    ['Secretary of State', 'Under Secretary of State'],
    ['Secretary of State', 'Secretary of the Treasury'],
    ['Governor', 'Lieutenant Governor'],
    ['General', 'Major General'],
    ['Queen', 'Queen Mother'],
    ['Secret', 'Secretary'],
    ['Außenminister', 'stellvertretender Außenminister'],
    ['主席', '副主席'],
    ['首相', '元首相'],
    ['대통령', '전 대통령'],
    ['—', 'President'],
  ])('%s, %s', (one, other) => {
    expect([mayBeOneOffice(one, other), mayBeOneOffice(other, one)]).toEqual([false, false]);
  });
});

test.each([
  ['Great Hall', 'the Great Hall of the People', true],
  ['White House', 'East Room of the White House', true],
  ['Ritz', 'The Ritz-Carlton', true],
  ['Hall', 'Whitehall', false],
  ['Great Hall', 'Hall of Mirrors', false],
  ['…', 'Great Hall', false],
])('checks whether the venues %s and %s have the same words: %s', (one, other, expected) => {
  expect([haveSameWords(one, other), haveSameWords(other, one)]).toEqual([expected, expected]);
});

const ENGLISH = `vice deputy under sub assistant associate alternate acting interim caretaker provisional former formerly ex late past
  previous retired emeritus emerita honorary shadow incoming future elect designate designated nominee candidate prime chief general
  major lieutenant lt brigadier colonel rear permanent lord counsellor counselor resident adviser advisor aide spokesman spokeswoman
  spokesperson mother father consort dowager wife husband spouse widow son daughter brother sister`;
const OTHERS = `adjoint adjointe délégué déléguée suppléant suppléante ancien ancienne élu élue premier première primer primera primeiro
  primeira primo prima adjunto adjunta electo electa antiguo antigua antigo antiga interino interina eleito eleita aggiunto eletto 前 元 原 代 전 전직`;
const GERMAN = ['stellvertretend', 'ehemalig', 'früher', 'designiert', 'kommissarisch'].flatMap((word) =>
  ['', 'e', 'em', 'en', 'er', 'es'].map((ending) => word + ending),
);

test.each([...ENGLISH.split(/\s+/), ...OTHERS.split(/\s+/), ...GERMAN])(
  '%s before or after an office makes it a different office',
  (word) => {
    expect([mayBeOneOffice('Secretary', `${word} Secretary`), mayBeOneOffice('Secretary', `Secretary ${word}`)]).toEqual([
      false,
      false,
    ]);
    expect(mayBeOneOffice('Secretary', `Secretary of the ${word} Council`)).toBe(true); // the word is not part of the office
  },
);

const OF = [
  'of',
  'to',
  'for',
  'from',
  'by',
  'with',
  'in',
  'at',
  'on',
  'de',
  'des',
  'du',
  'del',
  'della',
  'di',
  'von',
  'für',
  'der',
];

test.each(OF)('after %s and an article, an office belongs to somebody else and does not include the following words', (of) => {
  for (const article of ['the', 'his', 'her', 'its', 'their', 'le', 'la', 'les', 'el', 'il']) {
    expect(mayBeOneOffice('President', `friend ${of} ${article} President`), article).toBe(false);
  }
  expect(mayBeOneOffice('President', `friend ${of} President`)).toBe(false);
  expect(mayBeOneOffice('President', `Council ${of} State President`)).toBe(true);
  expect(mayBeOneOffice('President', `President ${of} Deputy Ministers`)).toBe(true);
});

test.each([',', ';', '/', '&', ' and '])('offices can be joined with "%s"', (separator) => {
  expect(mayBeOneOffice('President', `Vice President${separator}President`)).toBe(true);
  expect(mayBeOneOffice(`President${separator}Chairman`, `Chairman${separator}King`)).toBe(false);
  expect(mayBeOneOffice(`President${separator}Chairman`, `Chairman${separator}Mayor${separator}President`)).toBe(true);
});

test.each([
  ['Pr.', 'President', false], // two letters are no abbreviation
  ['Pres.', 'President', true],
  ['Pres', 'President', false],
  ['Sec. Pres.', 'Secretary President', true],
  ['Min. Couns.', 'Minister', false], // it abbreviates a word that changes the office
  ['Minister of Finance', 'Minister of Fin.', true],
])('%s can be %s: %s', (one, other, expected) => {
  expect([mayBeOneOffice(one, other), mayBeOneOffice(other, one)]).toEqual([expected, expected]);
});
