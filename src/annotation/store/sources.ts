import { Prisma, type PrismaClient } from '../../db/generated/client.js';
import { annotation, type Annotation } from '../annotation.js';
import { scopeOf } from '../scope.js';

export interface KnownSources {
  /** What the source said when it was last imported. */
  before: Annotation | null;
  /** What others say that share a person, an organization, a topic, a visit or an event with it, now or before. */
  others: Annotation[];
}

interface Document {
  slug: string;
  annotation: unknown;
}

/** Slugs of the sources whose claims somebody who signed in has changed. */
export async function editedSources(prisma: Pick<PrismaClient, 'changeSet'>): Promise<Set<string>> {
  const edits = await prisma.changeSet.findMany({
    where: { by: { not: null } },
    distinct: ['source'],
    select: { source: true },
  });
  return new Set(edits.map(({ source }) => source));
}

/** The annotations that bear on an import, as they were stored. */
export async function knownSources(tx: Prisma.TransactionClient, incoming: Annotation): Promise<KnownSources> {
  const own = await tx.sourceDocument.findFirst({ where: { source: { slug: incoming.source.slug } } });
  const before = own && annotation.parse(own.annotation);
  const scope = scopeOf(before ? [before, incoming] : [incoming]);
  const shared = Object.entries(scope).map(
    ([table, slugs]) => Prisma.sql`jsonb_exists_any("annotation" -> ${table}, ${[...slugs]}::text[])`,
  );
  const others = await tx.$queryRaw<Document[]>`
    SELECT "slug", "annotation"
    FROM "SourceDocument" JOIN "Source" ON "Source"."id" = "sourceId"
    WHERE "slug" <> ${incoming.source.slug} AND (${Prisma.join(shared, ' OR ')})
    ORDER BY "slug" COLLATE "C"`;
  return { before, others: others.map((other) => annotation.parse(other.annotation)) };
}
