import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../../src/db/database.js';
import { openStream } from '../../../../src/features/exports/stream/open-stream.js';
import { StreamPlanner } from '../../../../src/features/exports/stream/plan-stream.js';
import { order } from '../../../../src/query/paging/order.js';
import { FEATURES } from '../../../../src/features.js';
import { createSchema } from '../../../../src/schema/schema.js';
import { seededStore } from '../../../support/store.js';

let db: Database;
beforeAll(async () => {
  db = await seededStore();
});
afterAll(() => db.close());

test('a stream that cannot start between commits reports that, rather than a missing version', async ({ skip }) => {
  skip(Boolean(db.openSnapshot), 'PostgreSQL keeps a snapshot');
  const commit = () => db.prisma.$executeRaw`UPDATE "DataVersion" SET "version" = "version" + 1`;
  const committing = Object.create(db, {
    query: {
      value: async (statement: Parameters<Database['query']>[0]) => {
        const rows = await db.query(statement);
        await commit();
        return rows;
      },
    },
  }) as Database;
  const rows = { model: 'Topic', order: order('Topic', []), more: [] } as const;
  const plan = new StreamPlanner(await createSchema(FEATURES)).planAll(parse('fragment F on Topic { slug }'), {
    ...rows,
    more: [],
  });
  const opened = openStream(committing, plan, { signal: new AbortController().signal, batchSize: 10 });
  await expect(opened).rejects.toThrow('The data changed 5 times while the first rows were read.');
});
