import type { ChangeListener } from '../../db/changes.js';
import { changesOfMessage } from '../../store/clients/webhooks/changes-of-message.js';
import {
  messageId,
  type LeasedWebhook,
  leaseWebhooks,
  nextChangeSet,
  nextDue,
  passOver,
  recordDelivery,
  recordFailure,
  release,
} from '../../store/clients/webhooks/queue.js';
import type { Services } from '../http/services.js';
import { messageBody } from './message.js';
import { afterFailure } from './schedule.js';
import { send } from './send.js';

/** Webhooks that this process sends to at once. */
const CONCURRENCY = 4;
/** Milliseconds until the queue is looked at again: after a failure of the store, and otherwise at least and at most. */
const [AFTER_ERROR, LEAST, MOST] = [30_000, 1_000, 3_600_000];

/**
 * Sends what is committed to webhooks. The queue is in the store, and its processes share it by leases; nothing is kept
 * here. It is looked at after each commit, and when an attempt is due: a store without webhooks costs a statement a commit.
 */
export class Deliverer implements ChangeListener {
  readonly #underWay = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  #isStopping = false;
  /** Null while nothing is looked for. */
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly services: Services) {}

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
    await Promise.all(this.#underWay);
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
        this.services.log.warn({ err: error }, 'webhooks cannot be looked for');
        this.#wait(AFTER_ERROR);
      });
    }
  }

  async #begin(): Promise<void> {
    const { db } = this.services;
    const free = CONCURRENCY - this.#underWay.size;
    if (free === 0) return; // the end of one looks again
    for (const webhook of await leaseWebhooks(db, free)) {
      const work: Promise<void> = this.#deliver(webhook)
        .catch((error: unknown) =>
          this.services.log.warn({ err: error, webhook: webhook.id }, 'a webhook waits for its lease to end'),
        )
        .then(() => {
          this.#underWay.delete(work);
          this.#look();
        });
      this.#underWay.add(work);
    }
    const due = await nextDue(db);
    if (due !== null) this.#wait(Math.min(Math.max(due, LEAST), MOST));
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopping) this.#timer = setTimeout(() => this.#look(), milliseconds);
  }

  /** One message after the other, each once the one before was taken. */
  async #deliver(first: LeasedWebhook): Promise<void> {
    const { db } = this.services;
    let webhook: LeasedWebhook = first;
    for (let next: LeasedWebhook | null = first; next && !this.#isStopping;) {
      webhook = next;
      next = webhook.message ? await this.#attempt(webhook, webhook.message) : await this.#compose(webhook);
    }
    await release(db, webhook);
  }

  /** Sends the next change set that the webhook is for. Null if there is none, or no more should be sent now. */
  async #compose(webhook: LeasedWebhook): Promise<LeasedWebhook | null> {
    const { db, config } = this.services;
    const next = await nextChangeSet(db, webhook);
    if (!next) return null;
    if (next.found === null) return passOver(db, webhook, next.last);
    const changes = await changesOfMessage(db, next.found, webhook);
    if (changes.changes.length === 0) return passOver(db, webhook, next.found);
    const body = messageBody(next.found, changes, config.publicUrl);
    return this.#attempt(webhook, { body, changeSet: next.found });
  }

  async #attempt(
    webhook: LeasedWebhook,
    { body, changeSet }: { body: string; changeSet: string },
  ): Promise<LeasedWebhook | null> {
    const { db, config, log, metrics } = this.services;
    const { id, url, secrets, failures } = webhook;
    const message = { id: messageId(id, changeSet), url, secrets, body };
    const outcome = await send(message, { allowed: config.webhookPrivateAddresses ?? [], signal: this.#abort.signal });
    const { milliseconds, status, error } = outcome;
    if (error !== null && this.#abort.signal.aborted) return null; // broken off by us
    metrics.webhookSeconds.observe({ outcome: error === null ? 'delivered' : 'failed' }, milliseconds / 1_000);
    const attempt = { changeSet, body, milliseconds, status, error };
    if (error === null) return recordDelivery(db, webhook, attempt);
    const next = afterFailure(failures + 1, outcome);
    await recordFailure(db, webhook, attempt, next);
    if (next.state !== 'ACTIVE')
      log.warn({ webhook: id, status }, `a webhook is ${next.state}: nothing is sent to it until it is resumed`);
    return null;
  }
}
