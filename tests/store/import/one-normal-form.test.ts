import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotation as shape, type Annotation } from '../../../src/model/annotation.js';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { resolveAgain } from '../../../src/store/import/resolve-again.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { annotations as planned } from '../../../src/features/archive/verify/annotations.js';
import { Findings } from '../../../src/features/archive/verify/findings.js';
import { emptyStore } from '../../support/store.js';
import { clear, dumpByName } from '../dump.js';
import { COUNTRIES } from '../small-annotations.js';

// A name with é as one character (NFC) and the same name with e and an accent (NFD) are one name.

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
afterAll(() => database.close());

const QUOTE = 'café'.normalize('NFD');

function article(slug: string, form: 'NFC' | 'NFD', publishedOn: string): Annotation {
  const cite = [[0, 9]];
  return shape.parse({
    source: { slug, title: 'Élysée'.normalize(form), publishedOn, sha256: '0'.repeat(64), length: 100 },
    people: { 'rene-lee': { name: 'René Lee'.normalize(form), aliases: ['Renée Lee'.normalize(form)] } },
    positions: [{ person: 'rene-lee', title: 'Délégué'.normalize(form), cite }],
    visits: {
      trip: {
        ...{ title: 'A trip', status: 'COMPLETED', hostCountry: 'china', cite },
        places: ['Orléans'.normalize(form)],
        delegation: [{ name: 'Zoé'.normalize(form), role: 'Député'.normalize(form), cite }],
      },
    },
    statements: { quote: { kind: 'DIRECT_QUOTE', text: QUOTE, cite: [[0, [...QUOTE].length]] } },
  });
}

async function counts() {
  const { person, position, delegate, visit, statement } = database.prisma;
  const { name, aliases } = await person.findFirstOrThrow();
  return {
    ...{ name, aliases, places: (await visit.findFirstOrThrow()).places },
    offices: (await position.findMany()).map(({ title }) => title),
    delegates: (await delegate.findMany()).map((each) => `${each.name}, ${each.role}`),
    quotes: new Set((await statement.findMany()).map(({ text }) => text)),
  };
}

const ONE = {
  ...{ name: 'René Lee', aliases: ['Renée Lee'], places: ['Orléans'], offices: ['Délégué'], delegates: ['Zoé, Député'] },
  quotes: new Set([QUOTE]),
};

test('names, titles and places in two Unicode forms are unified, while quotes stay as printed', async () => {
  await clear(database);
  await storeAnnotation(database.prisma, article('old', 'NFC', '2001-01-01'));
  await storeAnnotation(database.prisma, article('new', 'NFD', '2002-01-01'));
  expect(await counts()).toEqual(ONE);
});

test('text stored by an earlier version in another Unicode form is normalized once', async () => {
  await clear(database);
  await storeAnnotation(database.prisma, article('alone', 'NFC', '2001-01-01'));
  const fresh = await dumpByName(database);
  for (const change of [
    `UPDATE "AnnotationEntry" SET "claim" = normalize("claim"::text, NFD)::jsonb`,
    `UPDATE "AnnotationEntry" SET "key" = 'of-the-other-form' WHERE "collection" = 'positions'`,
    `UPDATE "Source" SET "title" = normalize("title", NFD)`,
    `UPDATE "Person" SET "name" = normalize("name", NFD), "aliases" = ARRAY[normalize("aliases"[1], NFD)]`,
    `UPDATE "Position" SET "title" = normalize("title", NFD)`,
    `UPDATE "Visit" SET "places" = ARRAY[normalize("places"[1], NFD)]`,
    `UPDATE "Delegate" SET "name" = normalize("name", NFD), "role" = normalize("role", NFD)`,
    `UPDATE "DataVersion" SET "settledBy" = 1`,
  ])
    await database.query({ text: change, values: [] });
  const lines: string[] = [];
  for (let time = 0; time < 2; time++) await resolveAgain(database, (line) => lines.push(line));
  expect(lines).toHaveLength(1);
  expect(await counts()).toEqual(ONE);
  expect(await dumpByName(database)).toEqual(fresh);
  const findings = new Findings();
  await database.prisma.$transaction((tx) => planned.run(tx, findings), { timeout: 60_000 });
  expect(findings.shown).toEqual([]);
});
