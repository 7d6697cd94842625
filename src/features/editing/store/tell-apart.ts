import { person } from '../../../model/kinds/person.js';
import type { PrismaClient } from '../../../db/generated/client.js';
import { prismaModel } from '../../../store/rows/stored.js';
import type { Tx } from '../../../store/transaction.js';
import { refuse } from './edit-refused.js';
import { runEdit } from './run-edit.js';

/** The ids of two people. */
export interface PersonPair {
  one: string;
  other: string;
}

/** Marks two people as different, so that they are no longer suspected to be the same. Returns the id of the first. */
export function tellApart(prisma: PrismaClient, pair: PersonPair, by: string): Promise<string> {
  return runEdit(prisma, async (tx) => {
    const where = await slugsOf(tx, pair);
    const known = await tx.toldApart.findUnique({ where: { one_other: where } });
    if (!known) await tx.toldApart.create({ data: { ...where, by } });
    return pair.one;
  });
}

/** Removes the mark. Returns the id of the first. @throws EditRefused NOT_FOUND if they are not marked as different */
export function takeBackTellingApart(prisma: PrismaClient, pair: PersonPair): Promise<string> {
  return runEdit(prisma, async (tx) => {
    const where = await slugsOf(tx, pair);
    const { count } = await tx.toldApart.deleteMany({ where });
    if (count === 0) refuse('NOT_FOUND', `${where.one} and ${where.other} are not marked as different people.`, []);
    return pair.one;
  });
}

/** @throws EditRefused if an administrator has marked the two as different */
export async function refuseIfToldApart(tx: Tx, slugs: [string, string]): Promise<void> {
  const told = await tx.toldApart.findUnique({ where: { one_other: inOrder(slugs) } });
  if (!told) return;
  const day = told.at.toISOString().slice(0, 10);
  refuse('STORE', `${told.by} marked ${told.one} and ${told.other} as different people on ${day}. Undo that first.`, []);
}

/** Moves the marks of a merged person to the person who was kept. */
export async function moveToldApart(tx: Tx, gone: string, kept: string): Promise<void> {
  const rows = await tx.toldApart.findMany({ where: { OR: [{ one: gone }, { other: gone }] } });
  await tx.toldApart.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  const moved = rows.map(({ one, other, ...row }) => ({ ...row, ...inOrder([one === gone ? other : one, kept]) }));
  await tx.toldApart.createMany({ data: moved, skipDuplicates: true });
}

async function slugsOf(tx: Tx, { one, other }: PersonPair): Promise<{ one: string; other: string }> {
  if (one === other) refuse('SHAPE', 'one and other are the same person. Choose two different people.', ['other']);
  const rows = (await prismaModel(tx, person.model).findMany({ where: { id: { in: [one, other] } } })) as {
    id: string;
    slug: string;
  }[];
  const [first, second] = [one, other].map((id) => rows.find((row) => row.id === id)?.slug);
  if (first === undefined) refuse('NOT_FOUND', 'There is no such person. It may have been deleted.', ['one']);
  if (second === undefined) refuse('NOT_FOUND', 'There is no such person. It may have been deleted.', ['other']);
  return inOrder([first, second]);
}

function inOrder([one, other]: [string, string]): { one: string; other: string } {
  return one < other ? { one, other } : { one: other, other: one };
}
