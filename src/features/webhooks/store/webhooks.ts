import { type Prisma, type PrismaClient, type Webhook } from '../../../db/generated/client.js';
import { WEBHOOKS } from '../../../db/changes.js';
import { refuse } from '../../editing/store/edit-refused.js';
import { once, refuseDeleted } from '../../editing/store/idempotency.js';
import { BEGINNING } from '../../../store/feed/history.js';
import type { Tx } from '../../../store/transaction.js';
import { type AllowedAddresses, urlProblem } from './addresses.js';
import { newSecret } from './secret.js';

// Administration of webhooks. Nothing here waits for imports: facts do not depend on webhooks.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The maximum number of webhooks per store. */
export const MOST_WEBHOOKS = 100;
/** How long the previous secret may also sign, in hours. */
const MOST_OVERLAP_HOURS = 720;

export interface NewWebhook {
  url: string;
  /** Models. Empty for all. */
  types: string[];
  /** Slugs. Null for all. */
  source: string | null;
  visit: string | null;
}

/** Registers a webhook for changes committed from then on. @throws EditRefused SHAPE, NOT_FOUND */
export function registerWebhook(
  prisma: PrismaClient,
  { url, types, source, visit }: NewWebhook,
  { by, allowed, idempotencyKey = null }: { by: string; allowed: AllowedAddresses; idempotencyKey?: string | null },
): Promise<Webhook> {
  const problem = urlProblem(url, allowed);
  if (problem !== null) refuse('SHAPE', problem, ['url']);
  const input = { url, types, source, visit };
  const register = async (tx: Tx) => {
    if ((await tx.webhook.count()) >= MOST_WEBHOOKS)
      refuse('SHAPE', `There are ${MOST_WEBHOOKS} webhooks. Remove one first.`, []);
    if (source !== null && !(await tx.source.findUnique({ where: { slug: source } }))) {
      refuse('NOT_FOUND', `There is no source ${source}.`, ['source']);
    }
    if (visit !== null && !(await tx.visit.findUnique({ where: { slug: visit } }))) {
      refuse('NOT_FOUND', `There is no visit ${visit}.`, ['visit']);
    }
    const place = await newestChangeSet(tx);
    const data = { url: new URL(url).href, types: [...new Set(types)], source, visit, secret: newSecret(), place, createdBy: by };
    const { id } = await tx.webhook.create({ data });
    return [id];
  };
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${WEBHOOKS}))::text`; // one at a time, so that the count is exact
    const { ids } = await once(tx, 'registerWebhook', { by, idempotencyKey, input }, () => register(tx));
    return (await tx.webhook.findUnique({ where: { id: ids[0]! } })) ?? refuseDeleted();
  });
}

/** Pauses deliveries until the webhook is resumed. @throws EditRefused NOT_FOUND */
export function pauseWebhook(prisma: PrismaClient, id: string): Promise<Webhook> {
  return change(prisma, id, async () => ({ state: 'PAUSED' }));
}

/** Resumes deliveries immediately. `skip` omits changes committed so far. @throws EditRefused NOT_FOUND */
export function resumeWebhook(prisma: PrismaClient, id: string, { skip }: { skip: boolean }): Promise<Webhook> {
  return change(prisma, id, async (tx) => {
    const forgotten = { place: await newestChangeSet(tx), message: null, messageOf: null, lease: null, leasedUntil: null };
    return { state: 'ACTIVE', failures: 0, failedAt: null, nextAttemptAt: null, ...(skip && forgotten) }; // a message in progress then has no lease
  });
}

/** Gives a webhook a new secret. The old one also signs for some hours. @throws EditRefused NOT_FOUND, SHAPE */
export function rotateSecret(prisma: PrismaClient, id: string, overlapHours: number): Promise<Webhook> {
  if (!(overlapHours >= 0 && overlapHours <= MOST_OVERLAP_HOURS)) {
    refuse('SHAPE', `The overlap is ${overlapHours} hours. It must be from 0 to ${MOST_OVERLAP_HOURS}.`, ['overlapHours']);
  }
  return change(prisma, id, async (tx, { secret }) => {
    const [row] = await tx.$queryRaw<[{ until: Date }]>`SELECT now() + make_interval(hours => ${overlapHours}::int) AS until`;
    return { secret: newSecret(), formerSecret: secret, formerSecretUntil: row.until };
  });
}

/** Removes a webhook with its attempts. @throws EditRefused NOT_FOUND */
export async function removeWebhook(prisma: PrismaClient, id: string): Promise<null> {
  const { count } = UUID.test(id) ? await prisma.webhook.deleteMany({ where: { id } }) : { count: 0 };
  return count === 0 ? refuseUnknown(id) : null;
}

function change(
  prisma: PrismaClient,
  id: string,
  changed: (tx: Tx, webhook: Webhook) => Promise<Prisma.WebhookUpdateInput>,
): Promise<Webhook> {
  if (!UUID.test(id)) return refuseUnknown(id);
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id"::text FROM "Webhook" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const webhook = await tx.webhook.findUnique({ where: { id } });
    if (!webhook) return refuseUnknown(id);
    await tx.$queryRaw`SELECT pg_notify(${WEBHOOKS}, '')::text`; // on commit, all processes check the queue
    return tx.webhook.update({ where: { id }, data: await changed(tx, webhook) });
  });
}

async function newestChangeSet(tx: Tx): Promise<string> {
  const newest = await tx.changeSet.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  return newest?.id ?? BEGINNING;
}

function refuseUnknown(id: string): never {
  return refuse('NOT_FOUND', `There is no webhook ${id.slice(0, 100)}. It may have been removed.`, ['id']);
}
