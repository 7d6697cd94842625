import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotationsIn } from '../../../../src/model/text/quotations.js';
import { findSpeakers } from '../../../../src/features/drafting/language/speakers.js';

const read = (text: string) => findSpeakers(text, quotationsIn(text)).map((each) => each && [each.words, each.where]);

test.each([
  ['“We met,” Ann Lee said.', ['Ann Lee', 'after']],
  ['“We met,” said Ann Lee.', ['Ann Lee', 'after']],
  ['“We met,” the foreign minister, who had come late, told reporters.', ['the foreign minister', 'after']],
  ['“We met,” France’s former ambassador Ann Lee recalled.', ['France’s former ambassador Ann Lee', 'after']],
  ['“We met,” Sen. Ann Lee (D-Ohio) said.', ['Sen. Ann Lee', 'after']],
  ['“We met,” according to the embassy.', ['the embassy', 'after']],
  ['Asked about it, Ann Lee said that they “met”. According to the Daily Echo she added that it rained.', ['Ann Lee', 'before']],
  ['“We met.” ― Ann Lee', ['Ann Lee', 'after']],
  ['Ann Lee said: “We met.”', ['Ann Lee', 'before']],
  ['Ann Lee, the envoy, told Xinhua that they “had met in secret for years.”', ['Ann Lee', 'before']],
  ['Later Ann Lee said: “We met.”', ['Ann Lee', 'before']],
  ['He smiled and said, “We met.”', ['He', 'before']],
  ['Said Ann Lee: “We met.”', ['Ann Lee', 'before']],
  ['Ann Lee left early, saying “we have met often enough.”', ['Ann Lee', 'before']],
  ['According to the North Korean leader, “we met.”', ['the North Korean leader', 'before']],
  ['“We met,” according to the French foreign minister.', ['the French foreign minister', 'after']],
  ['According to Xinhua, they “met in secret.”', ['Xinhua', 'before']],
  ['“We met,” Ann Lee shouted to the crowd.', ['Ann Lee', 'after']],
  ['Ann Lee, Reuters: “We met.”', ['Ann Lee', 'before']],
  ['In Berlin, Ann Lee said: “We met.”', ['Ann Lee', 'before']],
  ['At Rome, she said: “We met.”', ['she', 'before']],
  ['Ann Lee said in a letter from Bob Ray, she recalled, “we met.”', ['she', 'before']],
  ['Ann Lee, after a briefing with Bob Ray, said “we met.”', ['Ann Lee', 'before']],
  ['The foreign ministry said a new date would be agreed “in due course.”', ['The foreign ministry', 'before']],
  [
    'The Echo, however, prints a telegram from its man, who quotes President Lee as saying: “We met.”',
    ['President Lee', 'before'],
  ],
  ['“We did not come for the photograph,” the newspaper quoted him as saying.', ['him', 'after']],
  ['“We met,” the ministry’s readout quoted Ann Lee as saying.', ['Ann Lee', 'after']],
  ['It quoted her as saying that “they had met.”', ['her', 'before']],
  ['On Monday the news agency Agencia Azul quoted Ann Lee as giving another reason: “We met.”', ['Ann Lee', 'before']],
  ['Bo Ek issued a note saying Lee’s remarks “had surprised everybody there.”', ['Bo Ek', 'before']],
  ['Bo Ek was “still asleep” until Lee said it was noon.', null],
  ['“Who will pay for the harbour?”\nLee said nothing about the price.', null],
])('%s', (text, expected) => {
  expect(read(text)).toEqual([expected]);
});

test('the subject of the sentence that holds a quotation speaks, rather than the speaker of the sentence before', () => {
  const text = '“We met,” Ann Lee said. President Mora thanked Chile for its help and underlined that “it was good”.';
  expect(read(text)).toEqual([
    ['Ann Lee', 'after'],
    ['President Mora', 'before'],
  ]);
});

test('a speaker is carried over to the next quotation in the paragraph', () => {
  expect(read('“We met,” Ann Lee said. “We will meet again,” and “it was good.”')).toEqual([
    ['Ann Lee', 'after'],
    ['Ann Lee', 'before'],
    ['Ann Lee', 'same paragraph'],
  ]);
});

test('the speaker of a paragraph consisting only of a quotation is guessed', () => {
  const text = '“We met,” Ann Lee said.\n\n“We will meet again.”';
  expect(findSpeakers(text, quotationsIn(text))[1]).toMatchObject({
    words: 'Ann Lee',
    where: 'paragraph before',
    score: 1,
  });
});

test.each(['The “traditional friendship” lasts.', '“We met.” Beijing announced a visit.'])(
  'nothing near %s names its speaker',
  (text) => {
    expect(read(text)).toEqual([null]);
  },
);

test('words that name a speaker are in the text but outside the quotation', () => {
  const words = fc.constantFrom(
    '“',
    '”',
    '"',
    'Ann',
    'Lee',
    'said',
    'told',
    ',',
    '.',
    '\n',
    'the',
    'minister',
    'according',
    'to',
    'saying',
    '(',
    ')',
    '😀',
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
      (text) => {
        const quoted = quotationsIn(text);
        findSpeakers(text, quoted).forEach((speaker, index) => {
          if (!speaker) return;
          expect(text.slice(speaker.start, speaker.end)).toBe(speaker.words);
          const { start, end } = quoted[index]!;
          expect(speaker.start >= end || speaker.end <= start).toBe(true);
        });
      },
    ),
  );
});

test('a text of 100,000 characters is read in linear time', () => {
  const sentence = '“We met,” Ann Lee, the envoy, said on Sunday. He told Xinhua that “it was good”. ';
  const text = `${sentence.repeat(12)}\n\n`.repeat(Math.ceil(100_000 / (sentence.length * 12)));
  expect(findSpeakers(text, quotationsIn(text)).filter((each) => each === null)).toEqual([]);
});
