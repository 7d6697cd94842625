import type { FastifyInstance } from 'fastify';
import pLimit from 'p-limit';
import type { ChangeListener } from '../../db/changes.js';
import { changesOfMessage, type ListedChange, type MessageChanges } from './store/changes-of-message.js';
import {
  messageId,
  type LeasedWebhook,
  leaseWebhooks,
  MOST_SLOW,
  nextChangeSet,
  nextDue,
  passOver,
  recordDelivery,
  recordFailure,
  release,
  SLOTS,
  type Next,
} from './store/queue.js';
import { pageUrl, visitUrl } from '../../http/urls.js';
import { toGlobalId } from '../../query/global-id.js';
import { RecurringLines } from '../../http/observe/recurring-lines.js';
import type { Services } from '../../http/services.js';
import { send, type DeliveryOutcome } from './send.js';

/** Messages that are composed at once, so that others find free connections to the store. */
const COMPOSED_AT_ONCE = 4;
/** Milliseconds until the queue is looked at again: after a failure of the store, and otherwise at least and at most. */
const [AFTER_ERROR, LEAST, MOST] = [30_000, 1_000, 3_600_000];

/**
 * Sends what is committed to webhooks. The queue is in the store, and its processes share it by leases; nothing is kept
 * here. It is looked at after each commit, and when an attempt is due: a store without webhooks costs a statement a commit.
 */
class Deliverer implements ChangeListener {
  readonly #underWay = new Map<LeasedWebhook, Promise<void>>();
  readonly #composing = pLimit(COMPOSED_AT_ONCE);
  readonly #abort = new AbortController();
  readonly #failures: RecurringLines;
  #isStopping = false;
  /** Null while nothing is looked for. */
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly services: Services) {
    this.#failures = new RecurringLines(services.log);
  }

  listening(): void {
    this.#look();
  }

  recorded(): void {
    this.#look();
  }

  webhooksChanged(): void {
    this.#look();
  }

  interrupted(): void {} // what is due is still looked at

  /** Waits until the queue was looked at, if it is. */
  async looked(): Promise<void> {
    await this.#looking;
  }

  /** Begins no message any more. */
  stop(): void {
    this.#isStopping = true;
    clearTimeout(this.#timer);
  }

  /** Waits for the messages under way, at most for some seconds. One that is broken off then is sent again by another process. */
  async stopped(seconds: number): Promise<void> {
    const timer = setTimeout(() => this.#abort.abort(), seconds * 1_000);
    await this.looked();
    await Promise.all(this.#underWay.values());
    clearTimeout(timer);
  }

  #look(): void {
    this.#lookAgain = true;
    this.#looking ??= this.#lookWhileNews().finally(() => (this.#looking = null));
  }

  async #lookWhileNews(): Promise<void> {
    while (this.#lookAgain && !this.#isStopping) {
      this.#lookAgain = false;
      await this.#begin().catch((error: unknown) => {
        this.#failures.writeFailure('warn', 'webhooks cannot be looked for', error);
        this.#wait(AFTER_ERROR);
      });
    }
  }

  async #begin(): Promise<void> {
    const { db } = this.services;
    const slots = SLOTS - this.#underWay.size;
    if (slots === 0) return; // the end of one looks again
    const slow = MOST_SLOW - [...this.#underWay.keys()].filter(({ isSlow }) => isSlow).length;
    for (const webhook of await leaseWebhooks(db, { slots, slow })) {
      const work = this.#takeTurn(webhook)
        .catch((error: unknown) =>
          this.#failures.writeFailure('warn', 'a webhook waits for its lease to end', error, { webhook: webhook.id }),
        )
        .then(() => {
          this.#underWay.delete(webhook);
          this.#look();
        });
      this.#underWay.set(webhook, work);
    }
    const due = await nextDue(db);
    if (due !== null) this.#wait(Math.min(Math.max(due, LEAST), MOST));
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopping) this.#timer = setTimeout(() => this.#look(), milliseconds);
  }

  /** Sends the next message of a webhook, or passes over what it is not for. Then others have their turn. */
  async #takeTurn(webhook: LeasedWebhook): Promise<void> {
    if (this.#isStopping) return release(this.services.db, webhook);
    const message = webhook.message ?? (await this.#composing(() => this.#compose(webhook)));
    if (message) await this.#attempt(webhook, message);
  }

  /** The message of the next change set that the webhook is for; null if there is none, and the lease has ended. */
  async #compose(webhook: LeasedWebhook): Promise<Message | null> {
    const { db, config } = this.services;
    const { found, last } = await nextChangeSet(db, webhook);
    const changes = found === null ? null : await changesOfMessage(db, found, webhook);
    if (found !== null && changes?.changes.length)
      return { changeSet: found, body: messageBody(found, changes, config.publicUrl) };
    await passOver(db, webhook, found ?? last);
    return null;
  }

  async #attempt(webhook: LeasedWebhook, { body, changeSet }: Message): Promise<void> {
    const { db, config, log, metrics } = this.services;
    const { id, url, secrets, failures, isSlow } = webhook;
    const message = { id: messageId(id, changeSet), url, secrets, body };
    const allowed = config.webhookPrivateAddresses ?? [];
    const outcome = await send(message, { allowed, isSlow, signal: this.#abort.signal });
    const { milliseconds, status, error } = outcome;
    if (error !== null && this.#abort.signal.aborted) return release(db, webhook); // broken off by us
    metrics.webhookSeconds.observe({ outcome: error === null ? 'delivered' : 'failed' }, milliseconds / 1_000);
    const attempt = { changeSet, body, milliseconds, status, error };
    if (error === null) return recordDelivery(db, webhook, attempt);
    const next = afterFailure(failures + 1, outcome);
    await recordFailure(db, webhook, attempt, next);
    if (next.state !== 'ACTIVE')
      log.warn({ webhook: id, status }, `a webhook is ${next.state}: nothing is sent to it until it is resumed`);
  }
}

type Message = NonNullable<LeasedWebhook['message']>;

/** The body of a message: what changed, by names and versions, without the values. `publicUrl` is that of the server, if it is known. */
function messageBody(changeSet: string, message: MessageChanges, publicUrl: string | null): string {
  const { at, source, dataVersion, created, updated, deleted, changes } = message;
  return JSON.stringify({
    type: 'changes.committed',
    timestamp: at,
    data: {
      set: changeSet,
      source,
      dataVersion,
      ...{ created, updated, deleted },
      changes: changes.map((change) => describe(change, publicUrl)),
      complete: changes.length === created + updated + deleted,
    },
  });
}

function describe({ operation, type, nodeId, version, slug, visit, fields }: ListedChange, publicUrl: string | null) {
  const path =
    (slug === null ? null : pageUrl({ __typename: type, slug })) ?? (visit === null ? null : visitUrl({ slug: visit }));
  const page = path === null || publicUrl === null ? null : new URL(path, publicUrl).href;
  return { operation, type: type.toUpperCase(), id: toGlobalId(type, nodeId), version, slug, visit, fields, page };
}

const [MINUTE, HOUR] = [60, 3_600];
/** Seconds before each further attempt, as the specification of Standard Webhooks has them: three days. */
const PAUSES: readonly number[] = [5, 5 * MINUTE, 30 * MINUTE, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR)];
/** A pause is longer by up to this part, so that receivers that were down together are not called together. */
const JITTER = 0.2;
const LONGEST_PAUSE = 24 * HOUR;
const GONE = 410;

/** What becomes of a webhook after a number of failures of the same message, the last with this outcome. */
function afterFailure(failures: number, { status, retryAfter }: Pick<DeliveryOutcome, 'status' | 'retryAfter'>): Next {
  if (status === GONE) return { state: 'GONE' };
  const pause = PAUSES[failures - 1];
  if (pause === undefined) return { state: 'FAILED' };
  const asked = Math.min(retryAfter ?? 0, LONGEST_PAUSE);
  return { state: 'ACTIVE', seconds: Math.max(pause * (1 + Math.random() * JITTER), asked) };
}

/** Sends to webhooks from when the server is ready until it closes. */
export function mountWebhooks(app: FastifyInstance, services: Services): void {
  const deliverer = new Deliverer(services);
  let until = Infinity;
  app.addHook('preClose', async () => {
    until = performance.now() + services.config.drainTimeout * 1_000;
    deliverer.stop();
  });
  app.addHook('onClose', () => deliverer.stopped(Math.max(0, until - performance.now()) / 1_000));
  app.addHook('onReady', async () => {
    await services.db.listen(deliverer);
    await deliverer.looked();
  });
}
