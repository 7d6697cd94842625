import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };

function said(text: string) {
  const { proposals } = propose(text, { known, published: '2016-05-09' });
  return proposals.flatMap(({ type, claim }) => (type === 'Statement' ? [claim] : []));
}

test.each([
  [
    'The Lima newspaper Faro Azul reported on Monday that Kask had privately told envoys she did not expect a deal.',
    ['ann-kask', 'faro-azul', 'she did not expect a deal …'],
  ],
  [
    'The news agency Agencia Azul quoted Trade Minister Rui Mora as saying that Peru would sell plums.',
    ['rui-mora', 'agencia-azul', 'Peru would sell plums …'],
  ],
])('words that an outlet reports or quotes are those of their speaker: %s', (text, expected) => {
  const statement = said(`Estonian Minister Ann Kask swims. ${text}`).at(-1)!;
  const [speaker] = statement['speakers'] as { person?: string }[];
  expect([speaker?.person, statement['reportedBy'], statement['text']]).toEqual(expected);
});

test('a note on the sources of a newspaper is no statement', () => {
  const text = 'The Lima newspaper Faro Azul reported that plums were sold. The newspaper cited two people at a party.';
  expect(said(text).map((each) => each['text'])).toEqual(['plums were sold …']);
});

test.each([
  [
    'The news agency Agencia Azul reported that plums were sold. It said the pears were late.',
    [{ organization: 'agencia-azul' }],
  ],
  ['The weather was mild. It said the pears were late.', undefined],
])('“it” is the organization that begins the sentence before, or nobody: %s', (text, speakers) => {
  const statement = said(text).at(-1)!;
  expect([statement['speakers'], statement['speakersAsPrinted']]).toEqual([speakers, undefined]);
});

test.each([
  ['An Estonian official, who asked not to be named, said the trip was short.', 'An Estonian official', 'ANONYMOUS'],
  ['The trip was short, an Estonian diplomat who declined to be named said.', 'an Estonian diplomat', 'ANONYMOUS'],
  ['The Estonian ministry said the trip was short.', 'The Estonian ministry', undefined],
])('a speaker whom the text does not name is anonymous, an institution is not: %s', (text, printed, attribution) => {
  const [statement] = said(text);
  expect([statement!['speakersAsPrinted'], statement!['attribution']]).toEqual([[printed], attribution]);
});

test('the head of an organization speaks, not the organization', () => {
  const text =
    'The head of the World Timber Organization urged Peru to plant trees. Secretary-General Nils Ek arrived in Lima on Monday.';
  expect(said(text)[0]).toMatchObject({ speakers: [{ person: 'nils-ek' }] });
});

test.each([
  ['Kask cited the rain and said a new day would be found.', 'Kask cited the rain and said a new day would be found'],
  ['The pilot had been ill, her aide, Mari Ilves, said.', 'The pilot had been ill, her aide, Mari Ilves'],
  ['Kask said the rain was warm, but the pilot had been ill.', 'Kask said the rain was warm'],
])('a paraphrase cites its whole clause with the name of the speaker: %s', (text, cited) => {
  const whole = `Estonian Minister Ann Kask swims. ${text}`;
  const [[start, end]] = said(whole)[0]!['cite'] as [[number, number]];
  expect(whole.slice(start, end)).toBe(cited);
});

test('“the two presidents” are the only two people with that office', () => {
  const text =
    'Peruvian President Ann Lee met Kenyan President Rui Mora. Former president Bo Ek smiled. In a joint statement, the two presidents said they had agreed on bees.';
  expect(said(text).at(-1)!['speakers']).toEqual([{ person: 'ann-lee' }, { person: 'rui-mora' }]);
});

test.each(['Lee said, according to the Harbour Sun', 'Lee said in Oslo, according to a note seen by Bo Ek'])(
  'a quotation is unsure if somebody else reports it, and no outlet is found: %s',
  (words) => {
    const { proposals } = propose(`Ann Lee came. “We shall open the harbour soon,” ${words}.`, { known });
    const statement = proposals.find(({ type }) => type === 'Statement')!;
    expect(statement.claim).toMatchObject({ speakers: [{ person: 'ann-lee' }] });
    expect(statement.confidence).toBeLessThan(SURE);
  },
);
