import type { GraphQLSchema } from 'graphql';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { knownNames } from '../../../../src/features/desk/drafts/known-names.js';
import { LONGEST_TEXT } from '../../../../src/features/desk/drafts/draft-source.js';
import { FEATURES } from '../../../../src/features.js';
import { createSchema } from '../../../../src/schema/schema.js';
import { runDraft, type DraftAnswer } from '../../../support/drafts.js';
import { seededStore } from '../../../support/store.js';
import { damageOfRows } from '../../../store/damage-of-rows.js';

let schema: GraphQLSchema;
let database: Database;
beforeAll(async () => {
  schema = await createSchema(FEATURES);
});
beforeEach(async () => {
  database = await seededStore();
});
afterEach(() => database.close());

const WORDS = ['We met in the old harbour', 'We will meet in the autumn', 'Nobody asked us about it'];
const TEXT = `Ministers meet in Seoul

“${WORDS[0]},” Ann Lee said. “${WORDS[1]},” she added.

“${WORDS[2]}.”
`;
const NEW = { text: TEXT, publishedOn: '2019-02-04', outlet: 'xinhua', url: 'https://example.org/a' };

const run = (mutation: string, input: object, by = 'ann'): Promise<DraftAnswer> =>
  runDraft(schema, database, mutation, input, { by });
const codes = ({ errors }: DraftAnswer) => errors.map(({ code, path }) => [code, path.join('.')]);
type Stored = { name: string; type: string; outcome: string; claim: { text: string }; decidedBy: string | null };
/** The open proposals of statements; people and offices are proposed, too. */
const proposalsOf = ({ draft }: DraftAnswer) => (draft!.proposals as Stored[]).filter(({ type }) => type === 'STATEMENT');

test('a text becomes a draft with proposals and an annotation containing only its source', async () => {
  const made = await run('draftSource', NEW);
  expect(made).toMatchObject({
    errors: [],
    dropped: [],
    draft: { slug: 'ministers-meet-in-seoul', title: 'Ministers meet in Seoul', version: 1, text: TEXT },
  });
  expect(JSON.parse(made.draft!['annotation'] as string)).toEqual({
    source: {
      ...{ slug: 'ministers-meet-in-seoul', title: 'Ministers meet in Seoul', publishedOn: '2019-02-04' },
      ...{ url: 'https://example.org/a', publisher: 'xinhua' },
    },
    organizations: { xinhua: { name: 'Xinhua', kind: 'NEWS_AGENCY' } },
  });
  expect(proposalsOf(made).map(({ claim }) => claim.text.replace(/\.$/, ''))).toEqual(WORDS);
  const start = TEXT.indexOf(WORDS[0]!);
  expect(proposalsOf(made)[0]).toMatchObject({
    ...{ type: 'STATEMENT', passages: [[start, start + WORDS[0]!.length]] },
    ...{ features: expect.arrayContaining(['speaker after']), proposedBy: 'rules', outcome: 'OPEN', decidedBy: null },
  });
  const published = await run('publishDraft', { slug: 'ministers-meet-in-seoul', version: 1 });
  expect(published).toMatchObject({ errors: [], source: { slug: 'ministers-meet-in-seoul' } });
  expect(await damageOfRows(database)).toEqual([]);
});

test("drafting again keeps editors' decisions and replaces open proposals", async () => {
  const slug = 'ministers-meet-in-seoul';
  const [first, second] = proposalsOf(await run('draftSource', NEW)) as [Stored, Stored];
  const rejected = JSON.parse(JSON.stringify({ ...first, outcome: 'REJECTED', decidedBy: undefined })) as Stored;
  const byHand = { ...rejected, name: 'by hand', proposedBy: 'eve', outcome: 'OPEN' };
  await run('saveDraft', { slug, version: 1, proposals: [rejected, byHand] }, 'bob');
  const again = await run('draftSource', { slug, version: 2, text: TEXT.replace('the autumn', 'the spring') });
  expect(again).toMatchObject({ errors: [], draft: { version: 3, title: 'Ministers meet in Seoul' } });
  const names = proposalsOf(again).map(({ name, outcome, decidedBy }) => [name, outcome, decidedBy]);
  expect(names).toContainEqual([first.name, 'REJECTED', 'bob']);
  expect(names).toContainEqual(['by hand', 'OPEN', null]);
  expect(names).not.toContainEqual([second.name, 'OPEN', null]);
  expect(names).toContainEqual(['statements/we-will-meet-in-the-spring', 'OPEN', null]);
  expect(new Set(names.map(([name]) => name)).size).toBe(4);
});

test('drafting again keeps whether an editor agreed with a proposal', async () => {
  const slug = 'ministers-meet-in-seoul';
  const [first] = proposalsOf(await run('draftSource', NEW));
  const agreed = JSON.parse(JSON.stringify({ ...first, agreed: false, decidedBy: undefined })) as Stored;
  await run('saveDraft', { slug, version: 1, proposals: [agreed] });
  await run('draftSource', { slug, version: 2 });
  const stored = await database.prisma.proposal.findFirstOrThrow({ where: { name: first!.name } });
  expect([stored.outcome, stored.agreed]).toEqual(['OPEN', false]);
});

test('people whom the editor has added are found when a text is drafted again', async () => {
  const text = 'Chilean President Rui Mora came.\n\nPresident Tamm smiled. “We have waited nine years for this,” he said.';
  const speakers = (answer: DraftAnswer) =>
    answer.draft!.proposals.flatMap((each) => (each as { claim: { speakers?: object[] } }).claim.speakers ?? []);
  const made = await run('draftSource', { text, title: 'x' });
  expect(speakers(made)).toEqual([{ person: 'rui-mora' }]);
  const annotation = JSON.stringify({ source: { slug: 'x', title: 'x' }, people: { 'jaan-tamm': { name: 'Jaan Tamm' } } });
  await run('saveDraft', { slug: 'x', version: 1, annotation });
  expect(speakers(await run('draftSource', { slug: 'x', version: 2 }))).toEqual([{ person: 'jaan-tamm' }]);
});

/** An article whose dates depend on its day of publication: the slugs of its visit and events contain them. */
const VISIT = `Samoa and Fiji agree

Prime Minister Mere Talei of Samoa arrived in Fiji on Monday for a three-day visit with Foreign Minister Tavita Leota.

Talei held talks with Fijian Prime Minister Josaia Tuilau on Tuesday. Leota met Fijian Defence Minister Ratu Seru on Wednesday.
`;

type Accepted = { type: string; name: string; key: any; claim: any; outcome: string };

/** Puts proposals into an annotation, as the desk does. */
function annotationOf(proposals: readonly Accepted[]) {
  const annotation: any = { source: { slug: 'x', title: 'x' } };
  const owners: Record<string, string> = { delegation: 'visits', participants: 'events' };
  for (const { name, key, claim } of proposals) {
    const [place] = name.split('/') as [string];
    if (key.slug) annotation[place] = { ...annotation[place], [key.slug]: { ...annotation[place]?.[key.slug], ...claim } };
    else if (owners[place]) {
      const owner = ((annotation[owners[place]] ??= {})[key.visit ?? key.event] ??= {});
      owner[place] = [...(owner[place] ?? []), claim];
    } else annotation[place] = [...(annotation[place] ?? []), claim];
  }
  return annotation;
}

test.each([
  ['accepted', (decided: Accepted[]) => ({ decided, annotation: annotationOf(decided) })],
  [
    'accepted, and renamed by the desk',
    (decided: Accepted[]) => ({
      decided,
      annotation: JSON.parse(JSON.stringify(annotationOf(decided)).replaceAll('mere-talei-fiji', 'of-talei')),
    }),
  ],
  [
    'rejected',
    (all: Accepted[]) => ({
      decided: all.map((each) => ({ ...each, outcome: 'REJECTED' })),
      annotation: annotationOf([]),
    }),
  ],
])('facts that were %s are not proposed again after the day of publication is known', async (_, decide) => {
  const made = await run('draftSource', { text: VISIT, title: 'x' });
  const all = JSON.parse(JSON.stringify(made.draft!.proposals)).map(({ decidedBy: _, ...each }: any) => ({
    ...each,
    outcome: 'ACCEPTED',
  })) as Accepted[];
  const { decided, annotation } = decide(all);
  const types = (some: readonly Accepted[]) => some.map(({ type }) => type);
  expect(types(all)).toEqual(expect.arrayContaining(['VISIT', 'EVENT', 'PARTICIPANT', 'DELEGATE']));
  const saved = await run('saveDraft', { slug: 'x', version: 1, annotation: JSON.stringify(annotation), proposals: decided });
  expect(saved.errors).toEqual([]);
  const again = await run('draftSource', { slug: 'x', version: 2, publishedOn: '2024-03-14' });
  const open = (again.draft!.proposals as Accepted[]).filter(({ outcome }) => outcome === 'OPEN');
  expect(open.map(({ type, key, claim }) => [type, key, claim])).toEqual([]);
});

test('facts found only with the day of publication refer to the accepted visit', async () => {
  const made = await run('draftSource', { text: VISIT, title: 'x' });
  const all = JSON.parse(JSON.stringify(made.draft!.proposals)).map(({ decidedBy: _, ...each }: any) => ({
    ...each,
    outcome: 'ACCEPTED',
  })) as Accepted[];
  const decided = all.filter(({ type }) => type === 'VISIT');
  const annotation = JSON.stringify(annotationOf(decided));
  await run('saveDraft', { slug: 'x', version: 1, annotation, proposals: decided });
  const again = await run('draftSource', { slug: 'x', version: 2, publishedOn: '2024-03-14' });
  const open = (again.draft!.proposals as Accepted[]).filter(({ outcome }) => outcome === 'OPEN');
  const [visit] = decided;
  expect(open.filter(({ type }) => type === 'VISIT')).toEqual([]);
  const visits = open.flatMap(({ type, key, claim }) => (type === 'DELEGATE' ? [key.visit] : (claim.visit ?? [])));
  expect(new Set(visits)).toEqual(new Set([visit!.key.slug]));
});

test('facts already in the annotation are not proposed, even if the annotation has problems elsewhere', async () => {
  const start = TEXT.indexOf(WORDS[0]!);
  const statements = { mine: { kind: 'DIRECT_QUOTE', text: WORDS[0], cite: [[start, start + WORDS[0]!.length]] } };
  const annotation = JSON.stringify({ source: { slug: 'x', title: 'X' }, statements, visits: { bad: { title: 5 } } });
  await run('saveDraft', { title: 'x', text: TEXT, annotation });
  const drafted = await run('draftSource', { slug: 'x', version: 1 });
  expect(drafted).toMatchObject({ errors: [], draft: { annotation } });
  expect(proposalsOf(drafted)).toHaveLength(2);
});

test.each([
  ['no text', { title: 'x' }, ['SHAPE', 'input.text']],
  ['a text of white space', { ...NEW, text: ' \n' }, ['SHAPE', 'input.text']],
  ['a text that is too long', { ...NEW, text: 'a'.repeat(LONGEST_TEXT + 1) }, ['SHAPE', 'input.text']],
  ['a NUL character', { ...NEW, text: 'a\0b' }, ['SHAPE', 'input.text']],
  ['an invalid date', { ...NEW, publishedOn: '2019-02-30' }, ['SHAPE', 'input.publishedOn']],
  ['an invalid address', { ...NEW, url: 'harbour' }, ['SHAPE', 'input.url']],
  ['an unknown outlet', { ...NEW, outlet: 'no-such' }, ['NOT_FOUND', 'input.outlet']],
  ['an invalid title', { ...NEW, title: ' ' }, ['SHAPE', 'input.title']],
  ['a missing draft', { ...NEW, slug: 'no-such', version: 1 }, ['NOT_FOUND', 'input.slug']],
  ['a version without a draft', { ...NEW, version: 1 }, ['SHAPE', 'input.slug']],
])('%s is refused without writing anything', async (_, input, expected) => {
  expect(codes(await run('draftSource', input))).toEqual([expected]);
  expect([await database.prisma.draft.count(), await database.prisma.proposal.count()]).toEqual([0, 0]);
});

test('a draft that another editor has saved in the meantime is not overwritten', async () => {
  await run('draftSource', NEW);
  await run('saveDraft', { slug: 'ministers-meet-in-seoul', version: 1, title: 'x' }, 'bob');
  const refused = await run('draftSource', { slug: 'ministers-meet-in-seoul', version: 1 });
  expect(codes(refused)).toEqual([['CONFLICT', 'input.version']]);
  expect(refused.draft).toMatchObject({ version: 2, title: 'x' });
});

test('every name taken from the store shares a word with the text, however the word is spelled', async () => {
  const names = async (text: string) => (await knownNames(database, text, null)).people.map(({ slug }) => slug);
  expect(await names('XI met Kim in Beijing.')).toEqual(expect.arrayContaining(['kim-jong-un', 'xi-jinping']));
  expect(await names('Kim alone.')).not.toContain('xi-jinping');
  expect(await names('xi in small letters')).toEqual([]);
  const [xi] = (await knownNames(database, 'Xi Jinping', null)).people.filter(({ slug }) => slug === 'xi-jinping');
  expect(xi!.titles).toEqual(['President']);
  const organizationsOf = async (text: string) => (await knownNames(database, text, null)).organizations.map(({ slug }) => slug);
  expect(await organizationsOf('The Party')).toContain('workers-party-of-korea');
  expect(await organizationsOf('THE END OF IT, AND FOR US')).toEqual([]); // words of any name
  const { organizations, countries } = await knownNames(database, 'Nothing', 'xinhua');
  expect(organizations).toEqual([
    {
      slug: 'xinhua',
      name: 'Xinhua',
      aliases: expect.anything(),
      abbreviation: null,
      kind: 'NEWS_AGENCY',
      country: expect.anything(),
    },
  ]);
  expect(countries.length).toBeGreaterThan(190);
});
