import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';
import { readArticle } from '../../../../src/features/drafting/article.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => propose(text, { known, published: '2016-05-09' }).proposals;

test("a guest welcomed while paying a visit is in the host's country, and the visit is under way", () => {
  const text =
    'RABAT, 9 May 2016 - King Hamza of Morocco on Monday welcomed President Kwame Mensah of Ghana, who is paying a two-day state visit to the kingdom at the invitation of the sovereign. The guest had made a promise.';
  const [visit] = read(text).filter(({ type }) => type === 'Visit');
  expect(visit!.claim).toMatchObject({
    ...{ guestCountry: 'ghana', hostCountry: 'morocco', kind: 'STATE', start: '2016-05-09', durationDays: 2 },
  });
  expect(readArticle(text, { known, published: '2016-05-09' }).visits.map(({ status }) => status)).toEqual(['ONGOING']);
  expect(visit!.confidence).toBeLessThan(SURE);
});

test('a person met along the way is not the guest of the next visit', () => {
  const text =
    'Danish Foreign Minister Jens Lund had talks with his Australian counterpart, Louise Hart, and leaves for Apia tomorrow.';
  const visits = read(text).filter(({ type }) => type === 'Visit');
  expect(visits.map(({ claim, key }) => [key['slug'], claim['status'], claim['start']])).toEqual([
    ['jens-lund-samoa-2016-05', 'PLANNED', '2016-05-10'],
  ]);
});

test.each([
  ['Minister of Foreign Affairs Ann Parata smiled.', 'Minister of Foreign Affairs ann-parata'],
  ['The Minister for Overseas Trade, Senhor Vasco Teles, smiled.', 'Minister for Overseas Trade vasco-teles'],
  ['The Secretary of Foreign Affairs and Trade, Tom Whanga, smiled.', 'Secretary of Foreign Affairs and Trade tom-whanga'],
  ['Secretary of State for Trade Nuno Pestana smiled.', 'Secretary of State for Trade nuno-pestana'],
  ['The Foreign Minister, General Rui Pestana, smiled.', 'Foreign Minister rui-pestana'],
])('finds an office of several words before a name or a form of address: %s', (text, expected) => {
  const [office] = readArticle(text, { known }).offices;
  expect(office && `${office.title} ${office.person.slug}`).toBe(expected);
});

test('the title of an office contains no other name', () => {
  const text = 'She came with State Secretary for Trade Nuno Pestana and Ambassador Ann Parata.';
  expect(readArticle(text, { known }).offices.map(({ title, person }) => `${title} ${person.slug}`)).toEqual([
    'State Secretary for Trade nuno-pestana',
    'Ambassador ann-parata',
  ]);
});

test.each([
  ['the king', 'king-hamza'],
  ['The Ghanaian president', 'kwame-mensah'],
  ['the president', 'kwame-mensah'],
  ['the minister of foreign affairs', 'ann-parata'],
  ['the vice president', null],
  ['the foreign minister', null],
  ['the Moroccan president', null],
  ['Ms Parata', 'ann-parata'],
])('a speaker referred to by an office is its only holder in the text, and is unsure: %s', (words, expected) => {
  const text = `King Hamza of Morocco met President Kwame Mensah of Ghana and Minister of Foreign Affairs Ann Parata.

"We will walk this road together," ${words} said.`;
  const [statement] = read(text).filter(({ type }) => type === 'Statement');
  const { claim, confidence } = statement!;
  expect(claim['speakers'] ?? null).toEqual(expected === null ? null : [{ person: expected }]);
  if (expected !== null && words.includes('he ')) expect(confidence).toBeLessThan(SURE);
});

test.each([
  ['“We will walk this road together,” said his spokeswoman, Ann Parata.', 'his spokeswoman'],
  ['“We will walk this road together,” his spokeswoman Ann Parata said.', 'his spokeswoman'],
  ['His spokeswoman, Ann Parata, said: “We will walk this road together.”', 'His spokeswoman'],
  ['Hamza’s spokeswoman, Ann Parata, said: “We will walk this road together.”', 'Hamza’s spokeswoman'],
  ['“We will walk this road together,” said Ann Parata, a spokeswoman for the palace.', 'a spokeswoman for the palace'],
  ['“We will walk this road together,” said a spokeswoman for the palace, Ann Parata.', 'a spokeswoman for the palace'],
  ['His spokeswoman, Ann Parata, said that they would walk this road together.', 'His spokeswoman'],
  ['Hamza’s spokeswoman, Ann Parata, said that they would walk this road together.', 'Hamza’s spokeswoman'],
  ['“We will walk this road together,” said the minister, Ann Parata.', undefined],
  ['“We will walk this road together,” Ann Parata said.', undefined],
])('a spokeswoman is quoted under her own name, in the role given in the text: %s', (text, role) => {
  const [statement] = read(`King Hamza of Morocco smiled.\n\n${text}`).filter(({ type }) => type === 'Statement');
  expect(statement!.claim['speakers']).toEqual([{ person: 'ann-parata', ...(role && { role }) }]);
});

test.each([
  '“We will walk this road together,” said his aide, and Ann Parata laughed.',
  '“We will walk this road together,” said his spokeswoman, Ann Parata having left.',
])('a person named after the speaker is not the speaker: %s', (text) => {
  const [statement] = read(text).filter(({ type }) => type === 'Statement');
  expect(statement!.claim).not.toHaveProperty('speakers');
});

test('ministers who meet are participants, however their offices are phrased', () => {
  const text = 'Minister of Foreign Affairs Ann Parata met the Foreign Minister of Denmark, Jens Lund, in Wellington on Monday.';
  const proposals = read(text);
  expect(proposals.filter(({ type }) => type === 'Event').map(({ claim }) => [claim['kind'], claim['start']])).toEqual([
    ['MEETING', '2016-05-09'],
  ]);
  const taking = proposals.filter(({ type }) => type === 'Participant').map(({ claim }) => claim['person']);
  expect(taking.toSorted()).toEqual(['ann-parata', 'jens-lund']);
});

test.each(['the spokesman', 'Their spokesman', 'a senior official of the ministry', 'her spokeswoman', 'A tired minister'])(
  'a quotation attributed to a role has that role as printed, is unsure, and adds no person: %s',
  (words) => {
    const isLast = /^\p{Ll}/u.test(words);
    const text = isLast
      ? `“The river has been harmed for years,” said ${words}.`
      : `${words} said: “The river has been harmed for years.”`;
    const found = read(text);
    expect(found.map(({ type }) => type)).toEqual(['Statement']);
    expect([found[0]!.claim['speakers'], found[0]!.confidence < SURE]).toEqual([undefined, true]);
  },
);

test('an authority is not a person', () => {
  const text = 'The director of the State Information Authority, Kristel Ojavere, smiled.';
  expect(read(text).flatMap(({ type, claim }) => (type === 'Person' ? [claim['name']] : []))).toEqual(['Kristel Ojavere']);
});

test("a participant's role is an office, without the title before the name", () => {
  const text =
    'Prime Minister Thandi Reid of South Africa received the President of Chile, Mr. Ignacio Arrau, in Pretoria on Monday.';
  const taking = read(text).filter(({ type }) => type === 'Participant');
  expect(taking.map(({ claim }) => claim['role'])).toEqual(['Prime Minister', 'President of Chile']);
});

const claims = (text: string, kind: string) => read(text).flatMap(({ type, claim }) => (type === kind ? [claim] : []));

test('a mention without a date is not of a visit many years before, unless its paragraph tells of that visit', () => {
  const visits = (text: string) => claims(text, 'Visit').map(({ start, kind }) => `${start as string} ${kind as string}`);
  const last = 'Rey last visited Kenya in 1994';
  const text = `Peruvian President Pablo Rey on state visit to Kenya\n\nNAIROBI - Rey opened a school.\n\n${last}.`;
  expect(visits(text)).toEqual(['undefined STATE', '1994 undefined']);
  const more = `${text} The visitors include nobody.\n\n“The roof is new and the door is green,” he said. The guest is accompanied by Envoy Ana Solis.`;
  expect(claims(more, 'Statement').at(-1)).toMatchObject({ visit: 'pablo-rey-kenya' });
  expect(visits(`Peruvian President Pablo Rey smiled. ${last}. Rey’s state visit to Kenya was short.`)).toEqual(['1994 STATE']);
});

test.each([
  ['The delegation includes Trade Minister Jaan Kask and Mari Ilves, deputy chair of the pilots’ union.', 'mari-ilves'],
  ['The presidential couple are accompanied by Trade Minister Jaan Kask and Rear Admiral Mari Ilves.', 'mari-ilves'],
])('people who travel with a delegation or a couple are delegates of the guest: %s', (sentence, other) => {
  const text = `Estonian President Ann Tamm arrived in Santiago on Monday for a two-day visit. ${sentence} She met a poet.`;
  const delegates = claims(text, 'Delegate').map(({ person, side }) => `${person as string} ${side as string}`);
  expect(delegates).toEqual(['ann-tamm GUEST', 'jaan-kask GUEST', `${other} GUEST`]);
  const offices = claims(text, 'Position').map(({ title, country }) => `${title as string}, ${country as string}`);
  expect(offices).toEqual(
    ['President, estonia', 'Trade Minister, estonia', 'deputy chair of the pilots’ union, estonia'].slice(0, offices.length),
  );
});

test.each([
  ['Secretary-General Nils Ek of the World Timber Organization arrived in Lima on Monday.', []],
  ['The World Timber Organization met. Director-General Nils Ek arrived in Lima on Monday.', []],
  [
    'The World Timber Organization met. Director-General Nils Ek arrived in Lima on Monday from Quito, where he met a poet.',
    ["Nils Ek's visit to Ecuador"],
  ],
])('the head of an organization has an office in it, and each place from which they arrive is a visit: %s', (text, others) => {
  const [office, ...more] = claims(text, 'Position');
  expect([office, more]).toMatchObject([{ person: 'nils-ek', organization: 'world-timber-organization' }, []]);
  expect(claims(text, 'Organization')).toMatchObject([{ name: 'World Timber Organization', kind: 'INTERGOVERNMENTAL' }]);
  expect(claims(text, 'Visit').map(({ title }) => title)).toEqual(["Nils Ek's visit to Peru, May 2016", ...others]);
});

test.each([
  [
    'The Estonian ministry said in a note that the talks were friendly. It said Tamm had raised fishing.',
    'The Estonian ministry',
  ],
  ['Chile’s readout did not mention fish. It said Tamm had praised the ships. It said she was pleased.', 'Chile’s readout'],
])('“it” speaks for the institution that begins the sentence before: %s', (text, institution) => {
  expect(claims(text, 'Statement').at(-1)).toMatchObject({ speakersAsPrinted: [institution] });
});

test('“he” after somebody named at the end of a sentence is that speaker, and is unsure', () => {
  const text =
    'Estonian Minister Ann Tamm swims. Tamm had been late, her spokesman, Jaan Kask, said. He said the pilot had been ill.';
  const said = read(text).filter(({ type }) => type === 'Statement');
  expect(said.map(({ claim }) => claim['speakers'])).toMatchObject([[{ person: 'jaan-kask' }], [{ person: 'jaan-kask' }]]);
  expect(said.at(-1)!.confidence).toBeLessThan(SURE);
});

test('a spokeswoman who denies something, and a daily that had reported it, are speakers', () => {
  const denied = claims('Court spokeswoman Mari Ilves denied reports that the tour had been cut by a day.', 'Statement');
  expect(denied).toMatchObject([{ kind: 'PARAPHRASE', speakers: [{ person: 'mari-ilves' }] }]);
  const reported = read('The daily El Faro Azul had reported on Monday that a trip to Cusco was cancelled.');
  expect(reported.map(({ type, key }) => `${type} ${key['slug'] as string}`)).toContain('Organization el-faro-azul');
});

test.each([
  'visited not Kenya but Uganda on Monday',
  'flew not to Nairobi but to Kampala on Monday',
  'arrived in Kampala, not Nairobi, on Monday',
  'travelled to Uganda instead of Kenya on Monday',
  'went to Uganda rather than to Kenya on Monday',
])('a visit to a denied place is not proposed: %s', (words) => {
  const texts = [
    `Peruvian President Pablo Rey ${words}.`,
    `It was Kampala, not Nairobi, that Peruvian President Pablo Rey ${words}.`,
  ];
  const hosts = texts.flatMap((text) => claims(text, 'Visit').map(({ hostCountry }) => hostCountry));
  expect(hosts).not.toContain('kenya');
});
