import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { annotationVersion } from '../../../src/store/entries/annotation-version.js';
import { annotationText } from '../../../src/features/editing/store/annotation-text.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { isUnchanged } from '../../../src/store/import/report.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storedAnnotation } from '../../../src/store/entries/entries.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { emptyStore } from '../../support/store.js';
import { INTERLEAVINGS, runsOfEach } from '../../support/thorough.js';
import { clear, dump } from '../../store/dump.js';
import { COUNTRIES, smallAnnotation } from '../../store/small-annotations.js';
import { mutate } from './editor.js';

let [database, schema]: [Database, GraphQLSchema] = [null!, null!];

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
afterAll(() => database.close());
// Hundreds of imports, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000 });

const SOURCE = 'shared';
const IMPORT = `mutation ($input: ImportSourceInput!) { importSource(input: $input) {
  source { annotation annotationVersion } errors { code path } } }`;
const TOPIC = `mutation ($input: CreateTopicInput!) { createTopic(input: $input) { topic { slug } errors { code message } } }`;

interface Written {
  source: object;
  topics: Record<string, string>;
}

const EMPTY: Written = {
  source: { slug: SOURCE, kind: 'LINK', title: 'Shared', url: 'https://example.org/', publishedOn: '2018' },
  topics: { start: 'Start' },
};

const turns = fc.array(
  fc.record({
    editor: fc.constantFrom('ann' as const, 'bob' as const),
    does: fc.constantFrom('reads' as const, 'imports' as const, 'imports' as const, 'adds' as const),
  }),
  { minLength: 4, maxLength: 8 },
);

/** The second editor has an outdated copy, and then imports the state that the conflict returned. */
const IN_TURN = (['ann', 'bob', 'bob', 'ann', 'ann', 'bob', 'bob', 'ann', 'ann', 'bob', 'bob'] as const).map((editor) => ({
  editor,
  does: 'imports' as const,
}));

/** At each turn an editor adds a topic to what they last read; no accepted topic may be missing at the end. */
test('two editors of one source never silently lose an edit', async () => {
  const seen = { imported: 0, conflicts: 0 };
  let count = 0;
  await fc.assert(
    fc.asyncProperty(turns, async (steps) => {
      await clear(database);
      await mutate(schema, database, IMPORT, { annotation: JSON.stringify(EMPTY), keepText: true });
      const accepted = new Set(['start']);
      const first = await read();
      const copies = { ann: first, bob: first };
      for (const { editor, does } of steps) {
        const topic = `topic-${++count}`;
        const { annotation, version } = copies[editor];
        if (does === 'reads') copies[editor] = await read();
        if (does === 'adds') {
          const { errors } = await mutate(schema, database, TOPIC, { source: SOURCE, name: topic });
          expect(errors).toEqual([]);
          accepted.add(topic);
        }
        if (does !== 'imports') continue;
        const mine = { ...annotation, topics: { ...annotation.topics, [topic]: topic } };
        const before = await read();
        const { source, errors } = await mutate(schema, database, IMPORT, {
          annotation: JSON.stringify(mine),
          keepText: true,
          version,
        });
        if (errors.length === 0) {
          expect(version).toBe(before.version);
          accepted.add(topic);
          seen.imported++;
        } else {
          expect(errors).toEqual([{ code: 'CONFLICT', path: ['input', 'version'] }]);
          expect(version).not.toBe(before.version);
          expect(await read()).toEqual(before);
          expect({ annotation: JSON.parse(source.annotation), version: source.annotationVersion }).toEqual(before);
          seen.conflicts++;
        }
        copies[editor] = { annotation: JSON.parse(source.annotation), version: source.annotationVersion };
      }
      const { annotation } = await read();
      expect(new Set(Object.keys(annotation.topics))).toEqual(accepted);
    }),
    { numRuns: INTERLEAVINGS, examples: [[IN_TURN]] },
  );
  expect(seen.imported).toBeGreaterThan(5);
  expect(seen.conflicts).toBeGreaterThan(2);
});

async function read(): Promise<{ annotation: Written; version: string }> {
  const stored = await storedAnnotation(database.prisma, SOURCE);
  return {
    annotation: JSON.parse(annotationText(stored!)) as Written,
    version: await annotationVersion(database.prisma, SOURCE),
  };
}

test('an annotation returned by the store can be imported again without causing a change', async () => {
  await fc.assert(
    fc.asyncProperty(smallAnnotation('a'), smallAnnotation('b'), async (a, b) => {
      await clear(database);
      for (const each of [a, b]) await storeAnnotation(database.prisma, each);
      const before = await dump(database);
      for (const slug of ['a', 'b']) {
        const version = await annotationVersion(database.prisma, slug);
        const yaml = annotationText((await storedAnnotation(database.prisma, slug))!);
        const result = await importAnnotations(database.prisma, [{ yaml }], { version });
        expect('problems' in result ? result.problems : result.reports.map(isUnchanged)).toEqual([true]);
        expect(await annotationVersion(database.prisma, slug)).toBe(version);
      }
      expect(await dump(database)).toEqual(before);
    }),
    { numRuns: runsOfEach(10, 50) },
  );
});
