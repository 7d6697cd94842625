import { expect, test } from 'vitest';
import { paraphrasesIn } from '../../../../src/features/drafting/facts/paraphrases.js';
import { quotationsIn } from '../../../../src/model/text/quotations.js';

test.each([
  ['Ann Lee said on Monday that they had met in secret.', ['Ann Lee', 'they had met in secret']],
  ['The minister, who had come late, insisted that talks would go on.', ['The minister', 'talks would go on']],
  ['Ann Lee said they had met in secret.', ['Ann Lee', 'they had met in secret']],
  ['She told Xinhua that the visit had gone well.', ['She', 'the visit had gone well']],
  ['According to a study, talks have become rare since then.', ['a study', 'talks have become rare since then']],
  ['According to Xinhua, Ann Lee said that they had met.', ['Ann Lee', 'they had met']],
  ['Talks have become rare since then, Ann Lee said.', ['Ann Lee', 'Talks have become rare since then']],
  ['Talks have become rare since then, according to Ann Lee.', ['Ann Lee', 'Talks have become rare since then']],
  ['Ann Lee called for talks in the spring.', ['Ann Lee', 'called for talks in the spring']],
  ['Ann Lee said they had met in secret, and added that it was good.', ['Ann Lee', 'they had met in secret']],
  ['The palace denied reports that Ann Lee would come.', ['The palace', 'denied reports that Ann Lee would come']],
  [
    'Ann Lee said that they had discussed, but not agreed, a common line on fish.',
    ['Ann Lee', 'they had discussed, but not agreed, a common line on fish'],
  ],
  ['Ann Lee said that they would meet, though only if it rains.', ['Ann Lee', 'they would meet, though only if it rains']],
  ['Ann Lee said that they had met, but Bob Ford left early.', ['Ann Lee', 'they had met']],
])('%s', (text, expected) => {
  expect(
    paraphrasesIn(text, quotationsIn(text)).map(({ start, end, speaker }) => [speaker.words, text.slice(start, end)]),
  ).toEqual([expected]);
  for (const { speaker } of paraphrasesIn(text, [])) expect(text.slice(speaker.start, speaker.end)).toBe(speaker.words);
});

test.each([
  'Ann Lee said “it was good.”',
  'Ann Lee did not say that they had met.',
  'They met in secret.',
  'Ann Lee said so.',
  'The leaders discussed trade, security and energy.',
  'Trade reached 310 million euros last year, according to customs figures.',
])('no paraphrase is proposed in %s', (text) => expect(paraphrasesIn(text, quotationsIn(text))).toEqual([]));
