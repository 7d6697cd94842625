import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FEATURES } from '../../../../src/features.js';
import { readConfig } from '../../../../src/config/config.js';
import type { Database } from '../../../../src/db/database.js';
import { DeskDraftDocument } from '../../../../src/features/desk/browser/generated/graphql.js';
import { ask } from '../../../../src/features/desk/browser/keep/ask.js';
import { check, checkAsWritten } from '../../../../src/features/desk/browser/keep/check.js';
import { openAsDraft, openRenamed } from '../../../../src/features/desk/browser/keep/open-as-draft.js';
import { save, saved } from '../../../../src/features/desk/browser/keep/saver.js';
import { annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { apply, set } from '../../../../src/features/desk/browser/state/cells.js';
import { draftCells } from '../../../../src/features/desk/browser/state/draft-cells.js';
import { sha256 } from '../../../../src/model/text/sha256.js';
import { Sealed, Sessions } from '../../../../src/features/desk/serve/session.js';
import { createServer } from '../../../../src/http/server.js';
import { importAnnotations } from '../../../../src/store/import/import.js';
import { seededStore } from '../../../support/store.js';
import { atServer } from './at-server.js';

const SESSION_SECRET = 's'.repeat(32);
const NO_ANNOTATION = 'none';
/** Longer than what the desk reads in one request. */
const LONG = `Ann Lee came on 3 May 2019. ${'More of it. '.repeat(9_000)}The end.`;
const SHORT = 'Ann Lee came on 3 May 2019.';

let db: Database;
let app: FastifyInstance;
beforeAll(async () => {
  db = await seededStore();
  const config = readConfig({ JWT_SECRET: 'x'.repeat(32), DESK_KEY: 'k'.repeat(43), SESSION_SECRET, RATE_LIMIT: '0' }, FEATURES);
  app = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const session = await new Sessions(new Sealed(SESSION_SECRET), db).begin('anna', 'EDITOR');
  atServer(url, { cookie: `communique-session=${session}` });
  const visit = { title: 'A visit', status: 'COMPLETED', hostCountry: 'estonia', cite: [[0, 27]] };
  const source = (slug: string, text: string) => ({
    annotation: {
      source: {
        slug,
        title: `Of ${slug}`,
        kind: 'ARTICLE',
        url: `https://example.org/${slug}`,
        sha256: sha256(text),
        length: [...text].length,
      },
      visits: { v: visit, ...(slug === 'both' && { w: { ...visit, title: 'Another' } }) },
    },
    text,
  });
  await importAnnotations(db.prisma, [
    source('long', LONG),
    source('both', SHORT),
    { ...source('short', SHORT), text: undefined },
  ] as never);
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await app?.close();
  await db?.close();
});

const draft = async (slug: string) => (await ask(DeskDraftDocument, { slug })).draft!;

test('a stored source is opened as a single draft with its whole text', async () => {
  expect(await openAsDraft('long')).toBe('long');
  const { text, title, keepText, version } = await draft('long');
  expect([text === LONG, title, keepText]).toEqual([true, 'Of long', true]);
  expect(await openAsDraft('long')).toBe('long');
  expect((await draft('long')).version).toBe(version);
  await expect(openAsDraft('unknown')).rejects.toThrow('The source is no longer stored.');
});

test('if no text is stored, the text entered becomes the text of the draft', async () => {
  expect(await openAsDraft('short', SHORT)).toBe('short');
  expect(await draft('short')).toMatchObject({ text: SHORT, keepText: false });
});

test("a visit is renamed in a source's draft unless the source contains both visits or neither", async () => {
  await expect(openRenamed('both', 'v', 'w')).rejects.toThrow('One source has both visits: merge them by hand at /desk/both.');
  expect(await openRenamed('long', 'v', 'z')).toBe('long');
  const visits = async () => Object.keys(JSON.parse((await draft('long')).annotationJson!).visits);
  expect(await visits()).toEqual(['z']);
  const { version } = await draft('long');
  expect(await openRenamed('long', 'v', 'y')).toBe('long');
  expect([await visits(), (await draft('long')).version]).toEqual([['z'], version]);
  await saved({ slug: 'long', version, annotation: 'a: [' });
  await expect(openRenamed('long', 'z', 'y')).rejects.toThrow('The annotation cannot be parsed: fix it at /desk/long.');
});

test("saving over a newer version is a conflict that shows the other editor's version", async () => {
  const { slug, version } = await saved({ title: 'Two editors', keepText: false, annotation: '{"people":{"a":{"name":"A"}}}' });
  const base = draftCells(await draft(slug))!;
  const unsaved = { slug, version, base, cells: apply(base, [set(base, 'people/a', 'name', 'B')]), proposals: [] };
  expect(await save(unsaved)).toMatchObject({ as: 'saved', draft: { version: version + 1 } });
  expect(await save(unsaved)).toMatchObject({
    as: 'conflict',
    draft: { version: version + 1, annotationJson: expect.stringContaining('"B"') },
  });
});

const problemsOf = async (annotation: object, text = SHORT) => {
  const source = { slug: 'checked', title: 'Checked' };
  return (await check(annotationCells({ source, ...annotation }), text, NO_ANNOTATION)).problems;
};

test('problems are shown next to their entry and field', async () => {
  const visit = { title: 'A visit', status: 'COMPLETED', hostCountry: 'nowhere', cite: [[0, 7]] };
  expect(await problemsOf({ visits: { v: visit } })).toEqual([
    { entry: 'visits/v', field: 'hostCountry', message: expect.stringMatching(/^“nowhere” is not a country in the list/) },
  ]);
  const delegation = [{ name: 'Ann Lee', cite: [] }];
  expect(await problemsOf({ visits: { v: { ...visit, hostCountry: 'estonia', delegation } } })).toEqual([
    {
      entry: 'delegation/["v",null,null,"Ann Lee"]',
      field: 'cite',
      message: 'Select the words that support this.',
    },
  ]);
  expect(await problemsOf({ nonsense: {} })).toEqual([
    { entry: null, field: null, message: expect.stringContaining('nonsense') },
  ]);
  expect(await problemsOf({ people: { p: { name: 'P', country: 'x'.repeat(600) } } })).toHaveLength(1);
});

test('a delegate whose side is not chosen has a problem at the side', async () => {
  const delegation = [{ name: 'Ann Lee', side: '', cite: [[0, 7]] }];
  const visit = { title: 'V', status: 'COMPLETED', hostCountry: 'estonia', cite: [[0, 7]], delegation };
  expect(await problemsOf({ visits: { v: visit } })).toEqual([
    { entry: 'delegation/["v",null,"","Ann Lee"]', field: 'side', message: 'Choose one from the list.' },
  ]);
});

test('a delegate or participant without its visit or event has exactly one problem', async () => {
  const message = 'This is not in the draft yet. Accept its proposal, create it, or choose another.';
  expect(await problemsOf({ visits: { v: { delegation: [{ name: 'A', cite: [[0, 3]] }] } } })).toEqual([
    { entry: 'delegation/["v",null,null,"A"]', field: 'of', message },
  ]);
  const lone = { events: { e: { participants: [{ country: 'estonia', cite: [[0, 3]] }] } } };
  expect(await problemsOf(lone)).toEqual([{ entry: 'participants/["e",null,"estonia",null,null]', field: 'of', message }]);
});

test('slugs that do not match their names are not reported to editors, and rows are counted', async () => {
  expect(await problemsOf({ people: { other: { name: 'Ann Lee' } } })).toEqual([]);
  const cells = annotationCells({ source: { slug: 'checked', title: 'Checked' }, people: { 'ann-lee': { name: 'Ann Lee' } } });
  expect(await check(cells, SHORT, NO_ANNOTATION)).toEqual({ problems: [], rows: 2 });
  const kept = new Map([...cells, ['draft', { keepText: true }]]);
  expect((await check(kept, SHORT, NO_ANNOTATION)).rows).toBeGreaterThanOrEqual(2);
});

test('rows that publishing would change are counted, and an empty field is described by the label of its control', async () => {
  const { annotationVersion, ...short } = await draft('short');
  const cells = draftCells(short as never)!;
  const changed = apply(cells, [set(cells, 'source', 'title', 'Another title')]);
  expect(await check(changed, SHORT, annotationVersion)).toEqual({ problems: [], rows: 1 });
  expect(await problemsOf({ people: { p: { name: '' } } })).toEqual([
    { entry: 'people/p', field: 'name', message: 'This field is empty. Fill it in.' },
  ]);
});

test('the draft of a published or changed article says what the editor can do next', async () => {
  const cells = annotationCells({ source: { slug: 'both', title: 'Of both', kind: 'ARTICLE' } });
  const said = async (version: string) => (await check(cells, SHORT, version)).problems;
  expect(await said(NO_ANNOTATION)).toEqual([
    { entry: null, field: null, message: expect.stringMatching(/^This article is already published as “both”\. Discard/) },
  ]);
  expect(await said('another')).toEqual([
    { entry: null, field: null, message: expect.stringMatching(/^Another editor has changed the published article/) },
  ]);
});

test('an annotation is checked as written, with its line numbers', async () => {
  const annotation = 'source:\n  slug: checked\n  title: Checked\npeople:\n  p: {}\n';
  expect(await checkAsWritten({ annotation, text: SHORT, annotationVersion: NO_ANNOTATION })).toEqual([
    expect.stringMatching(/^Line 5.*is missing/),
  ]);
});
