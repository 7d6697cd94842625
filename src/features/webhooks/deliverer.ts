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

/** The number of messages composed concurrently, so that connections to the store remain free for others. */
const COMPOSED_AT_ONCE = 4;
/** Milliseconds until the queue is checked again: after a store failure, and otherwise the minimum and the maximum. */
const [AFTER_ERROR, LEAST, MOST] = [30_000, 1_000, 3_600_000];

/**
 * Sends committed changes to webhooks. The queue is in the store, and processes share it by leases; nothing is kept here. The
 * queue is checked after each commit and when an attempt is due. Without webhooks, this costs one statement per commit.
 */
class Deliverer implements ChangeListener {
  readonly #underWay = new Map<LeasedWebhook, Promise<void>>();
  readonly #composing = pLimit(COMPOSED_AT_ONCE);
  readonly #abort = new AbortController();
  readonly #failures: RecurringLines;
  #isStopping = false;
  /** Null while the queue is not being checked. */
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

  interrupted(): void {} // the queue is still checked when an attempt is due

  /** Waits for the current check of the queue, if any. */
  async looked(): Promise<void> {
    await this.#looking;
  }

  /** Stops starting new messages. */
  stop(): void {
    this.#isStopping = true;
    clearTimeout(this.#timer);
  }

  /**
   * Waits at most a few seconds for the messages in progress. A message that is then aborted is sent again by another process.
   */
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
        this.#failures.writeFailure('warn', 'the webhook queue cannot be read', error);
        this.#wait(AFTER_ERROR);
      });
    }
  }

  async #begin(): Promise<void> {
    const { db } = this.services;
    const slots = SLOTS - this.#underWay.size;
    if (slots === 0) return; // the queue is checked again when a message ends
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

  /** Sends the next message of a webhook, or skips changes that are not relevant to it. Other webhooks are served next. */
  async #takeTurn(webhook: LeasedWebhook): Promise<void> {
    if (this.#isStopping) return release(this.services.db, webhook);
    const message = webhook.message ?? (await this.#composing(() => this.#compose(webhook)));
    if (message) await this.#attempt(webhook, message);
  }

  /**
   * Returns the message for the next change set relevant to the webhook. If there is none, ends the lease and returns null.
   */
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
    if (error !== null && this.#abort.signal.aborted) return release(db, webhook); // aborted by this process
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

/** The body of a message: the names and versions of changed objects, without values. `publicUrl` is the server's, if known. */
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
/** Seconds before each further attempt, as specified by Standard Webhooks: three days in total. */
const PAUSES: readonly number[] = [5, 5 * MINUTE, 30 * MINUTE, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR)];
/** Pauses are extended by up to this fraction, so that receivers that failed at the same time are not retried together. */
const JITTER = 0.2;
const LONGEST_PAUSE = 24 * HOUR;
const GONE = 410;

/** Returns what happens to a webhook after a message has failed a number of times, the last time with this outcome. */
function afterFailure(failures: number, { status, retryAfter }: Pick<DeliveryOutcome, 'status' | 'retryAfter'>): Next {
  if (status === GONE) return { state: 'GONE' };
  const pause = PAUSES[failures - 1];
  if (pause === undefined) return { state: 'FAILED' };
  const asked = Math.min(retryAfter ?? 0, LONGEST_PAUSE);
  return { state: 'ACTIVE', seconds: Math.max(pause * (1 + Math.random() * JITTER), asked) };
}

/** Delivers to webhooks while the server is ready. */
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
