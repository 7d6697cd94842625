import type { ChangeListener } from '../../db/changes.js';
import { ClientError } from '../../errors.js';
import { readChangeSet, type ChangeSet } from '../../store/change-set.js';
import type { Services } from '../http/services.js';
import { Inbox } from './inbox.js';

/** Change sets in one subscriber's inbox. */
const INBOX_SIZE = 100;

const FEED_UNAVAILABLE = 'Live updates are unavailable at the moment. Retry later.';
const INTERRUPTED = 'Changes may have been missed. Reload what you show, and subscribe again.';

interface Subscriber {
  inbox: Inbox<ChangeSet>;
  concerns: (changeSet: ChangeSet) => boolean;
}

/** Passes the commits of all processes to subscribers. Each change set is read once for all of them. */
export class ChangeFeed implements ChangeListener {
  readonly #subscribers = new Set<Subscriber>();
  #listens = false;
  #published: Promise<void> = Promise.resolve();

  constructor(private readonly services: Services) {}

  /** The change sets that concern a subscriber, from now on. @throws ClientError SUBSCRIPTIONS_UNAVAILABLE */
  subscribe(concerns: Subscriber['concerns'], onOverflow: () => void): Inbox<ChangeSet> {
    if (!this.#listens) throw new ClientError('SUBSCRIPTIONS_UNAVAILABLE', FEED_UNAVAILABLE);
    const inbox = new Inbox<ChangeSet>(INBOX_SIZE, (overflown) => {
      this.#subscribers.delete(subscriber);
      this.services.metrics.subscriptions.dec();
      if (overflown) onOverflow();
    });
    const subscriber = { inbox, concerns };
    this.#subscribers.add(subscriber);
    this.services.metrics.subscriptions.inc();
    return inbox;
  }

  listening(): void {
    this.#listens = true;
  }

  recorded(id: string): void {
    if (this.#subscribers.size > 0) this.#published = this.#published.then(() => this.#publish(id));
  }

  interrupted(): void {
    this.#listens = false;
    this.#failAll();
  }

  async #publish(id: string): Promise<void> {
    try {
      const changeSet = await readChangeSet(this.services.db, id);
      if (!changeSet) return;
      for (const { inbox, concerns } of this.#subscribers) if (concerns(changeSet)) inbox.put(changeSet);
    } catch (error) {
      this.services.log.error({ err: error, changeSet: id }, 'a change set could not be published');
      this.#failAll();
    }
  }

  #failAll(): void {
    for (const { inbox } of this.#subscribers) inbox.fail(new ClientError('SUBSCRIPTION_INTERRUPTED', INTERRUPTED));
  }
}
