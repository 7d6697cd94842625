import { expect, test } from 'vitest';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';
import { countries } from '../../../../seed/reference/countries.js';

const known = { people: [], organizations: [], countries: countries() };
const told = (text: string) =>
  propose(text, { published: '2018-03-28', known }).proposals.filter(({ type }) =>
    ['Visit', 'Delegate', 'Event', 'Participant'].includes(type),
  );
const sureOf = (text: string) => told(text).filter(({ confidence }) => confidence >= SURE);

test.each([
  ['at the beginning', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.'],
  ['after a date', 'On 3 May 2012, Dutch Prime Minister Jan de Wit arrived in Chile for an official visit.'],
  ['with an apposition', 'Jan de Wit, the prime minister of the Netherlands, travelled to Chile on 3 May 2012.'],
  ['by an outlet', 'According to Xinhua, Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.'],
  ['followed by its source', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012, Reuters reported.'],
  [
    'in a paragraph that is understood',
    'Dutch Prime Minister Jan de Wit arrived in Santiago, Chile, on 3 May 2012. He was received by President Rui Mora of Chile.',
  ],
  ['with a contrast', 'Dutch Prime Minister Jan de Wit visited Chile, not Peru, on 3 May 2012.'],
])('a plainly stated visit is sure: %s', (_, text) => {
  expect(sureOf(text).map(({ type }) => type)).toEqual(['Visit', 'Delegate']);
});

test.each([
  [
    'a denial before it',
    'The palace in The Hague called it a lie that Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.',
  ],
  ['a negation inside a word', 'Dutch Prime Minister Jan de Wit didn’t visit Chile on 3 May 2012.'],
  ['a distant negation', 'At no point in a long career did Dutch Prime Minister Jan de Wit, fond of the sea, visit Chile.'],
  ['a denial after it', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012, which he denies.'],
  ['a denial in the next sentence', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. The report was false.'],
  ['a negation within the phrase', 'Dutch Prime Minister Jan de Wit paid no visit to Chile in 2012.'],
  ['an exception', 'Emperor Akihito of Japan received everybody but Prime Minister Jan de Wit of the Netherlands in Tokyo.'],
  [
    'a denial of everything in the next sentence',
    'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. His office said nothing of the kind took place.',
  ],
  [
    'a denial of something else',
    'The palace denied reports that Dutch Prime Minister Jan de Wit was unhappy that he had not visited Chile.',
  ],
  ['a report that is not wrong', 'A report that Dutch Prime Minister Jan de Wit would never visit Chile was wrong.'],
  ['a possibility', 'Dutch Prime Minister Jan de Wit might have visited Chile on 3 May 2012.'],
  ['a condition', 'Had Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012, he would have met her.'],
  ['a question', 'Had Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012?'],
  ['a false report', 'Dutch Prime Minister Jan de Wit was falsely said to have visited Chile on 3 May 2012.'],
])('no visit is proposed for %s', (_, text) => expect(told(text)).toEqual([]));

test.each([
  ['an anonymous claim', 'A man in a bar says Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.'],
  ['a quotation', '"Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012," a man in a bar said.'],
  ['a plan', 'Dutch Prime Minister Jan de Wit will visit Chile on 3 May 2032.'],
  ['a work of fiction', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012 in a play.'],
  ['a phrase without a known occasion', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012 from his armchair.'],
  [
    'a clause about a journey broken off',
    'Dutch Prime Minister Jan de Wit flew to Chile on 3 May 2012 before his plane turned back.',
  ],
  ['a date after publication', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2032.'],
  ['a story that was deleted', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. Our editor deleted the story.'],
  ['an answer to a quiz', 'Which is true? Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.'],
  [
    'a sentence in which something else was received',
    'Emperor Akihito of Japan received a portrait of Prime Minister Jan de Wit of the Netherlands in Tokyo on 3 May 2012.',
  ],
  ['a text introduced as fiction', 'The following is fiction. Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.'],
  ['a sentence retracted by the next one', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. None of this happened.'],
  ['a phrase with a negation', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012 at the invitation of nobody.'],
  ['a phrase about something else', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012 in a draft of the agreement.'],
  [
    'a different account in the next sentence',
    'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. His staff remember it differently.',
  ],
  [
    'a different place in the next sentence',
    'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. He was seen in Delft on the same day.',
  ],
  [
    'an unknown word in the next sentence',
    'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. Libreville begs to differ.',
  ],
  ['an unknown word in the sentence before', 'The year is 2140. Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.'],
  [
    'an unknown word at the end of the paragraph',
    'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. He met Chilean President Rui Mora. Both scoff at this.',
  ],
  ['an unknown kind of visit', 'Dutch Prime Minister Jan de Wit paid an imaginary visit to Chile on 3 May 2012.'],
  [
    'an unknown kind of newspaper',
    'The discredited daily Xinhua reported that Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012.',
  ],
  ['a few words after it', 'Dutch Prime Minister Jan de Wit visited Chile on 3 May 2012. Strike that.'],
  [
    'something of theirs that is welcomed',
    'Chilean President Rui Mora welcomed the decision of Dutch Prime Minister Jan de Wit in Santiago on 3 May 2012.',
  ],
  ['words that no rule knows', 'Folk wisdom has Dutch Prime Minister Jan de Wit, who visited Chile on 3 May 2012, in bed.'],
])('a visit is never sure in %s', (_, text) => expect(sureOf(text)).toEqual([]));

test('a visit cites its whole sentence', () => {
  const text = 'It rained. On Monday, as planned, Dutch Prime Minister Jan de Wit visited Chile, aides said. He swam.';
  const [visit] = told(text);
  expect(visit!.passages.map(([start, end]) => text.slice(start, end))).toEqual([
    'On Monday, as planned, Dutch Prime Minister Jan de Wit visited Chile, aides said.',
  ]);
});

test.each([
  '"We will close the harbour," Jan de Wit did not say.',
  '"We will close the harbour," Jan de Wit would never say.',
  '"We will close the harbour," Jan de Wit denied having said.',
  '"We will close the harbour," Jan de Wit allegedly said.',
  'It is false that Jan de Wit said, "We will close the harbour."',
  '"We will close the harbour," Jan de Wit is said to have told them.',
  '"We will close the harbour," a deepfake of Jan de Wit said.',
  '"We will close the harbour," Jan de Wit said, according to a forged transcript.',
  '"We will close the harbour," Jan de Wit said. His office called the quotation an invention.',
  'Did Jan de Wit say "We will close the harbour"?',
])('a denied or doubted quotation has no sure speaker: %s', (text) => {
  const [statement] = propose(text, { known }).proposals.filter(({ type }) => type === 'Statement');
  expect(statement!.confidence).toBeLessThan(SURE);
});
