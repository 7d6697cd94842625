import type { Database } from '../../db/database.js';
import { writeParagraphs } from './paragraphs.js';
import { writeTransaction, type Timeouts } from '../transaction.js';

const TIMEOUTS: Timeouts = { wait: 600_000, timeout: 3_600_000 };

/** Stores the paragraphs of texts that an older version of the program stored without. */
export async function fillParagraphs({ prisma }: Pick<Database, 'prisma'>, log: (line: string) => void): Promise<void> {
  const sources = await prisma.source.findMany({
    where: { document: { text: { not: null } }, length: { gt: 0 }, paragraphs: { none: {} } },
    select: { id: true },
  });
  for (const { id } of sources) {
    await writeTransaction(
      prisma,
      async (tx) => {
        // As JSON: PGlite drops a byte order mark with which a value begins.
        const [row] = await tx.$queryRaw<[{ text: string }]>`
          SELECT to_json("text")::text AS text FROM "SourceDocument" WHERE "sourceId" = ${id}::uuid`;
        await writeParagraphs(tx, id, JSON.parse(row.text) as string);
      },
      TIMEOUTS,
    );
  }
  if (sources.length > 0) log(`Made the texts of ${sources.length} sources searchable.`);
}
