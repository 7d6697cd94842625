import type { Annotation } from '../../model/annotation.js';
import { writableBytes } from '../../db/embedded/free-space.js';
import { NotEnoughSpaceError } from '../../db/errors.js';
import type { PrismaClient } from '../../db/generated/client.js';

/** Bytes on disk per byte of a new annotation, including rows, indexes, history and write-ahead log. Measured: 25 to 88. */
const [LEAST, MOST] = [10, 100];
const MEGABYTE = 1024 * 1024;

/**
 * Refuses an import, before anything is written, if there is certainly not enough space on the embedded store's disk, and warns
 * if there may not be enough. The changes to a stored source are not known yet, so only new sources are certain to take space.
 *
 * @throws NotEnoughSpaceError
 */
export async function requireRoom(
  prisma: PrismaClient,
  annotations: readonly Annotation[],
  warn: (message: string) => void = () => {},
): Promise<void> {
  const left = writableBytes(prisma);
  if (left === null) return;
  const slugs = annotations.map(({ source }) => source.slug);
  const stored = new Set(
    (await prisma.source.findMany({ where: { slug: { in: slugs } }, select: { slug: true } })).map(({ slug }) => slug),
  );
  const bytes = annotations.map((annotation) => ({ isNew: !stored.has(annotation.source.slug), size: sizeOf(annotation) }));
  const least = LEAST * sum(bytes.filter(({ isNew }) => isNew).map(({ size }) => size));
  const most = MOST * sum(bytes.map(({ size }) => size));
  const room = `The disk of the store has room for ${megabytes(left)} MB more`;
  if (left < least) {
    throw new NotEnoughSpaceError(
      `${room}, and this import takes at least ${megabytes(least)} MB. Nothing was imported. Free some space, or set DATA_DIR to a folder on a larger disk.`,
    );
  }
  if (left < most)
    warn(`${room}, and this import may take up to ${megabytes(most)} MB. If it does not fit, nothing is imported.`);
}

/** Estimates the length of a value as JSON, without serializing it. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  if (Array.isArray(value)) return 2 + sum(value.map((item) => sizeOf(item) + 1));
  return 2 + sum(Object.entries(value).map(([key, item]) => key.length + 4 + sizeOf(item)));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const megabytes = (bytes: number) => Math.max(0, Math.floor(bytes / MEGABYTE)).toLocaleString('en');
