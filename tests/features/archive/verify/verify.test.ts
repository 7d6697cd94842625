import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { Prisma } from '../../../../src/db/generated/client.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { removeInTransaction } from '../../../../src/features/editing/store/store-edit.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { writeTransaction, type Tx } from '../../../../src/store/transaction.js';
import { verify, verifyStore, type Report } from '../../../../src/features/archive/verify/verify.js';
import { emptyStore, seededStore } from '../../../support/store.js';
import { runsOfEach, sample, sampleOfEach, thorough } from '../../../support/thorough.js';
import { isPlanted } from '../../../faults/counts.js';
import { addHistory } from '../history.js';
import { clear } from '../../../store/dump.js';
import { COUNTRIES, smallAnnotation } from '../../../store/small-annotations.js';

let db: Database;
let small: Database;

beforeAll(async () => {
  db = await seededStore();
  await addHistory(db);
  small = await emptyStore();
});
afterAll(() => Promise.all([db?.close(), small?.close()]));

/** Returns the findings of a verification, as `row: constraint`. */
async function damage(run: (report: Report) => Promise<boolean>): Promise<string[]> {
  const found: string[] = [];
  const isSound = await run({
    ended: (_, { shown }) => void found.push(...shown.map(({ row, constraint }) => `${row}: ${constraint}`)),
  });
  expect(isSound).toBe(found.length === 0);
  return found;
}

/** Returns the findings after statements that bypass all triggers, like a restore without triggers. Rolls back. */
async function damageBy(statements: string[]): Promise<string[]> {
  const undo = new Error('undo');
  let found: string[] = [];
  const work = async (tx: Tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    for (const sql of statements) await tx.$executeRawUnsafe(sql);
    found = await damage((report) => verify(tx, report));
    throw undo;
  };
  await db.prisma.$transaction(work, { timeout: 60_000 }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return found;
}

test('a seeded store with merges, a withdrawn source and a text is sound', async () => {
  expect(await damage((report) => verifyStore(db, report))).toEqual([]);
});

test('an empty store is sound', async () => {
  expect(await damage((report) => verifyStore(small, report))).toEqual([]);
});

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const first = (table: string, where = 'true') => `"id" = (SELECT "id" FROM "${table}" WHERE ${where} ORDER BY "id" LIMIT 1)`;

/** A row that a check refuses, written while the check was off. */
const UNCHECKED = `DO $$ BEGIN
  ALTER TABLE "Position" DROP CONSTRAINT "Position_term_from_one";
  UPDATE "Position" SET "term" = 0 WHERE ${first('Position')};
  ALTER TABLE "Position" ADD CONSTRAINT "Position_term_from_one" CHECK ("term" >= 1) NOT VALID;
END $$`;

const OUT_OF_ORDER = `DO $$ BEGIN
  ALTER TABLE "ToldApart" DROP CONSTRAINT "ToldApart_two_in_order";
  INSERT INTO "ToldApart" ("id", "one", "other", "by") VALUES ('${NOWHERE}', 'b', 'a', 'anna');
  ALTER TABLE "ToldApart" ADD CONSTRAINT "ToldApart_two_in_order" CHECK ("one" < "other") NOT VALID;
END $$`;

/** Damage of each table, and the expected finding. */
const PLANTED: [table: Prisma.ModelName, damage: string, said: RegExp][] = [
  ['Country', `UPDATE "Country" SET "namesFolded" = 'x' WHERE "slug" = 'china'`, /^Country china: namesFolded does not/],
  [
    'CountryName',
    `UPDATE "CountryName" SET "countryId" = '${NOWHERE}', "ordinal" = 900 WHERE ${first('CountryName')}`,
    /^CountryName \S+: CountryName_countryId_fkey$/,
  ],
  [
    'CountrySuccession',
    `INSERT INTO "CountrySuccession" SELECT "id", '${NOWHERE}' FROM "Country" LIMIT 1`,
    /^CountrySuccession .*: CountrySuccession_successorId_fkey$/,
  ],
  [
    'Person',
    `UPDATE "Person" SET "countryId" = NULL WHERE "slug" = 'kim-jong-il'`,
    /^people \S+: does not match the claims of .*: countryId/,
  ],
  [
    'Person',
    `INSERT INTO "Person" ("id", "slug", "name", "namesFolded") VALUES ('${NOWHERE}', 'nobody', 'Nobody', 'nobody')`,
    /^Person nobody: no source claims it$/,
  ],
  ['Kinship', `DELETE FROM "Kinship" WHERE ${first('Kinship')}`, /^kinships .*: is missing/],
  [
    'Organization',
    `UPDATE "Organization" SET "aliases" = '{Another}' WHERE ${first('Organization')}`,
    /^Organization \S+: namesFolded does not/,
  ],
  [
    'Position',
    `UPDATE "Position" SET "startLatest" = '2019-01-01', "startEarliest" = '2019-01-01', "startPrecision" = 'DAY', "startEdtf" = '2018' WHERE ${first('Position', '"endEdtf" IS NULL')}`,
    /^Position \S+: startEarliest does not match startEdtf$/,
  ],
  ['Visit', `UPDATE "Visit" SET "hostCountryId" = '${NOWHERE}' WHERE ${first('Visit')}`, /^Visit \S+: Visit_hostCountryId_fkey$/],
  [
    'Visit',
    `UPDATE "Visit" SET "version" = 7 WHERE ${first('Visit')}`,
    /^Visit \S+: its version is not the number of its changes$/,
  ],
  [
    'Delegate',
    `UPDATE "Delegate" SET "name" = 'Somebody' WHERE ${first('Delegate')}`,
    /^delegates .+: does not match the claims of .*: name/,
  ],
  [
    'Event',
    `DELETE FROM "Citation" WHERE "eventId" = (SELECT "id" FROM "Event" ORDER BY "id" LIMIT 1)`,
    /^Event \S+: has no citation$/,
  ],
  ['Participant', `DELETE FROM "Participant" WHERE ${first('Participant')}`, /^Citation \S+: Citation_participantId_fkey$/],
  [
    'Statement',
    `UPDATE "Statement" SET "passageStart" = 1 WHERE ${first('Statement')}`,
    /^statements \S+: does not match the claims of .*: passageStart/,
  ],
  [
    'StatementReport',
    `INSERT INTO "StatementReport" SELECT '${NOWHERE}', s."id", 9, o."id" FROM "Statement" s, "Organization" o ORDER BY s."id", o."id" LIMIT 1`,
    /: does not match the claims of/,
  ],
  ['StatementSpeaker', `DELETE FROM "StatementSpeaker" WHERE ${first('StatementSpeaker')}`, /: does not match the claims of/],
  [
    'StatementVisit',
    `INSERT INTO "StatementVisit" SELECT s."id", v."id" FROM "Statement" s, "Visit" v WHERE NOT EXISTS (SELECT FROM "StatementVisit" o WHERE o."statementId" = s."id") LIMIT 1`,
    /: does not match the claims of/,
  ],
  [
    'StatementTopic',
    `DELETE FROM "StatementTopic" WHERE ("topicId", "statementId") = (SELECT "topicId", "statementId" FROM "StatementTopic" LIMIT 1)`,
    /: does not match the claims of/,
  ],
  [
    'Topic',
    `UPDATE "Topic" SET "name" = 'Other', "nameFolded" = 'other' WHERE ${first('Topic')}`,
    /^topics \S+: does not match the claims of .*: name/,
  ],
  [
    'Source',
    `UPDATE "Source" SET "sha256" = repeat('b', 64) WHERE "slug" = 'with-a-text'`,
    /^SourceDocument with-a-text: does not match the SHA-256/,
  ],
  [
    'AnnotationEntry',
    `DELETE FROM "AnnotationEntry" WHERE "collection" = 'source' AND "key" = 'with-a-text'`,
    /^Source with-a-text: has no readable annotation$/,
  ],
  [
    'AnnotationEntry',
    `UPDATE "AnnotationEntry" SET "refersTo" = '{}' WHERE "collection" = 'events' AND "refersTo" <> '{}'`,
    /^AnnotationEntry events\/\S+ of \S+: refersTo or about/,
  ],
  [
    'AnnotationEntry',
    `UPDATE "AnnotationEntry" SET "key" = 'x' WHERE "collection" = 'positions'  AND "key" = (SELECT min("key") FROM "AnnotationEntry" WHERE "collection" = 'positions')`,
    /^AnnotationEntry positions\/x of \S+: has a different key/,
  ],
  [
    'AnnotationEntry',
    `UPDATE "AnnotationEntry" SET "claim" = '{"title": 1}' WHERE "collection" = 'visits'`,
    /^Source \S+: has no readable annotation$/,
  ],
  [
    'SourceDocument',
    `UPDATE "SourceDocument" SET "text" = replace("text", 'nothing', 'nothinG') WHERE "text" IS NOT NULL`,
    /^SourceDocument with-a-text: does not match the SHA-256/,
  ],
  ['SourceDocument', `DELETE FROM "SourceDocument" WHERE "text" IS NULL`, /^Source \S+: has no row in SourceDocument$/],
  [
    'Paragraph',
    `UPDATE "Paragraph" SET "searchVector" = ''`,
    /^Source with-a-text: has (\d+) paragraphs, of which 0 match the \1 of its text$/,
  ],
  [
    'TextBlock',
    `UPDATE "TextBlock" SET "text" = reverse("text") WHERE "number" = 0`,
    /^Source with-a-text: has 1 blocks that do not match its text$/,
  ],
  [
    'Citation',
    `UPDATE "Citation" SET "end" = 9999999 WHERE ${first('Citation')}`,
    /^Citation \S+ of \S+: \[\d+, 9999999\] is not within the text$/,
  ],
  [
    'Citation',
    `UPDATE "Citation" SET "exact" = 'other words' WHERE ${first('Citation', '"exact" IS NOT NULL')}`,
    /^Citation \S+ of \S+: its words and its passage differ in length/,
  ],
  [
    'Citation',
    `INSERT INTO "Citation" ("id", "sourceId", "start", "end", "ordinal", "visitId") SELECT '${NOWHERE}', s."id", 1, 2, 5, v."id" FROM "Source" s, "Visit" v WHERE s."slug" = 'with-a-text' LIMIT 1`,
    /^Citation 0+-\S+ of with-a-text: its source does not claim/,
  ],
  [
    'Citation',
    `UPDATE "Citation" SET "unsaid" = '{start}' WHERE ${first('Citation')}`,
    /: does not match the claims of .*: unsaid/,
  ],
  [
    'Disagreement',
    `UPDATE "Disagreement" SET "keptBecause" = 'NONE_FITS'`,
    /^disagreements .*: does not match the claims of .*: keptBecause/,
  ],
  [
    'Disagreement',
    `INSERT INTO "Disagreement" ("id", "kind", "field", "keptBecause", "visitId") SELECT '${NOWHERE}', 'VISIT', 'kind', 'NEWEST', "id" FROM "Visit" ORDER BY "id" LIMIT 1`,
    /^disagreements .*: no source claims it$/,
  ],
  ['ClaimedValue', `UPDATE "ClaimedValue" SET "value" = '1900'`, /^claimedValues .*: does not match the claims of .*: value/],
  ['ChangeSet', `INSERT INTO "ChangeSet" ("id", "source") VALUES ('${NOWHERE}', 'none')`, /^ChangeSet \S+: has no change$/],
  ['ChangeSet', `DELETE FROM "ChangeSet" WHERE ${first('ChangeSet')}`, /^Change \S+: Change_changeSetId_fkey$/],
  [
    'Change',
    `DELETE FROM "Change" WHERE ${first('Change', `"operation" = 'UPDATED'`)}`,
    /: its version is not the number of its changes$/,
  ],
  [
    'ChangedEntry',
    `INSERT INTO "ChangedEntry" ("changeSetId", "collection", "key") VALUES ('${NOWHERE}', 'visits', 'x')`,
    /^ChangedEntry \S+: ChangedEntry_changeSetId_fkey$/,
  ],
  [
    'MergedPerson',
    `UPDATE "MergedPerson" SET "personId" = '${NOWHERE}' WHERE ${first('MergedPerson')}`,
    /^MergedPerson \S+: MergedPerson_personId_fkey$/,
  ],
  [
    'FormerSlug',
    `INSERT INTO "FormerSlug" ("id", "type", "slug", "current") SELECT '${NOWHERE}', 'Visit', "slug", 'another' FROM "Visit" ORDER BY "slug" LIMIT 1`,
    /^Visit \S+: has the former slug of another object$/,
  ],
  ['ToldApart', OUT_OF_ORDER, /^ToldApart \S+: ToldApart_two_in_order$/],
  [
    'Draft',
    `INSERT INTO "Draft" ("id", "slug", "title", "createdBy", "updatedBy") VALUES ('${NOWHERE}', 'empty', 'x', 'a', 'a')`,
    /^Draft empty: has no text and annotation$/,
  ],
  [
    'DraftContent',
    `UPDATE "Draft" SET "state" = 'PUBLISHED', "source" = 'x' WHERE "slug" = 'a-draft'`,
    /^Draft a-draft: is published, but has a text or an annotation$/,
  ],
  ['Proposal', `UPDATE "Proposal" SET "draftId" = '${NOWHERE}'`, /^Proposal .*: Proposal_draftId_fkey$/],
  [
    'Webhook',
    `ALTER TABLE "Webhook" DROP CONSTRAINT "Webhook_failures_from_none"`,
    /^constraint Webhook_failures_from_none of Webhook: is missing$/,
  ],
  [
    'WebhookAttempt',
    `INSERT INTO "WebhookAttempt" ("id", "webhookId", "changeSetId", "number", "milliseconds") VALUES ('${NOWHERE}', '${NOWHERE}', '${NOWHERE}', 1, 1)`,
    /^WebhookAttempt .*: WebhookAttempt_webhookId_fkey$/,
  ],
  ['DataVersion', `DELETE FROM "DataVersion"`, /^DataVersion: has 0 rows$/],
  ['IdempotencyKey', `ALTER TABLE "IdempotencyKey" ALTER "sha256" DROP NOT NULL`, /^column IdempotencyKey\.sha256: is /],
  ['Topic', `ALTER TABLE "Topic" ENABLE TRIGGER tell_change`, /^trigger tell_change of Topic: is .* enabled O, but must be/],
  ['Visit', `ALTER TABLE "Visit" DISABLE TRIGGER "Visit_cited"`, /^trigger Visit_cited of Visit: is .* enabled D, but must be/],
  [
    'Delegate',
    `ALTER TABLE "Delegate" DISABLE TRIGGER ALL`,
    /^triggers of the foreign key Delegate_visitId_fkey on Delegate: is /,
  ],
  ['Position', UNCHECKED, /^Position \S+: Position_term_from_one$/],
];

/** In every table: those without their own damage above lose their primary key. */
for (const table of Object.values(Prisma.ModelName)) {
  if (PLANTED.some(([damaged]) => damaged === table)) continue;
  const isMissing = new RegExp(`^constraint ${table}_pkey of ${table}: is missing$`);
  PLANTED.push([table, `ALTER TABLE "${table}" DROP CONSTRAINT "${table}_pkey" CASCADE`, isMissing]);
}

/** Each takes a second, so `npm test` plants several together. */
const TRIED = thorough ? sampleOfEach(PLANTED, 1).map((each) => [each]) : [sample(PLANTED, 6)];
test.each(TRIED.map((planted, index) => [`${planted.map(([table]) => table).join()} ${index + 1}`, planted] as const))(
  'damage to %s is found',
  async (_tables, planted) => {
    const found = await damageBy(isPlanted ? ['SELECT 1'] : planted.map(([, sql]) => sql));
    for (const [, , said] of planted) expect(found).toContainEqual(expect.stringMatching(said));
  },
);

test('a store after random imports, corrections and withdrawals is sound', async () => {
  const store = small;
  await storeCountries(store.prisma, COUNTRIES);
  const property = fc.asyncProperty(smallAnnotation('a'), smallAnnotation('b'), smallAnnotation('a'), async (...given) => {
    await clear(store);
    await store.query({ text: 'TRUNCATE "ChangeSet" CASCADE', values: [] });
    for (const annotation of given) await storeAnnotation(store.prisma, annotation);
    expect(await damage((report) => verifyStore(store, report))).toEqual([]);
    await writeTransaction(store.prisma, (tx) => removeInTransaction(tx, 'b', {}));
    expect(await damage((report) => verifyStore(store, report))).toEqual([]);
  });
  await fc.assert(property, { numRuns: runsOfEach(1, 20) });
});
