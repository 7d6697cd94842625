import type { Logger } from 'pino';
import type { ChangeListener } from '../../db/changes.js';
import type { Database } from '../../db/database.js';
import type { Metrics } from '../http/metrics.js';
import { readChangeSet, type ChangeSet } from '../../store/change-set.js';
import { subscriptionInterrupted, subscriptionsUnavailable } from './errors.js';
import { Inbox } from './inbox.js';

/** Change sets that may wait for one subscriber. */
const MOST_WAITING = 100;

interface Subscriber {
  inbox: Inbox<ChangeSet>;
  concerns: (changeSet: ChangeSet) => boolean;
}

/** Tells subscribers what any process has committed. Each change set is read once, whoever waits for it. */
export class Changes implements ChangeListener {
  readonly #subscribers = new Set<Subscriber>();
  #listens = false;
  #told: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly log: Logger,
    private readonly metrics: Metrics,
  ) {}

  /**
   * The change sets from here on that concern a subscriber. `onOverflow` is called where they come faster than they
   * are taken. @throws GraphQLError SUBSCRIPTIONS_UNAVAILABLE
   */
  subscribe(concerns: Subscriber['concerns'], onOverflow: () => void): Inbox<ChangeSet> {
    if (!this.#listens) throw subscriptionsUnavailable();
    const inbox = new Inbox<ChangeSet>(MOST_WAITING, (overflown) => {
      this.#subscribers.delete(subscriber);
      this.metrics.subscriptions.dec();
      if (overflown) onOverflow();
    });
    const subscriber = { inbox, concerns };
    this.#subscribers.add(subscriber);
    this.metrics.subscriptions.inc();
    return inbox;
  }

  listening(): void {
    this.#listens = true;
  }

  recorded(id: string): void {
    if (this.#subscribers.size > 0) this.#told = this.#told.then(() => this.#tell(id));
  }

  interrupted(): void {
    this.#listens = false;
    for (const { inbox } of this.#subscribers) inbox.fail(subscriptionInterrupted());
  }

  async #tell(id: string): Promise<void> {
    try {
      const changeSet = await readChangeSet(this.db, id);
      if (!changeSet) return;
      for (const { inbox, concerns } of this.#subscribers) if (concerns(changeSet)) inbox.put(changeSet);
    } catch (error) {
      this.log.error({ err: error, changeSet: id }, 'a change set could not be told');
      for (const { inbox } of this.#subscribers) inbox.fail(subscriptionInterrupted());
    }
  }
}
