import pLimit from 'p-limit';
import type { Awaitable } from '../../shared/awaitable.js';
import type { ChangeListener } from '../../db/changes.js';
import { ClientError } from '../../shared/errors.js';
import { PAGE, readChangeSets, type ChangeSet } from './change-set.js';
import { readSurroundings, type Place } from './place.js';
import { BEGINNING } from '../../store/feed/history.js';
import { traced } from '../../shared/trace.js';
import { SharedWork } from './schema/shared-work.js';
import type { Services } from '../../http/services.js';
import { Follower } from './follower.js';

// The feed of change sets for all followers in this process.

/** The number of change sets kept for all followers. A follower that is further behind reads from the store. */
const RECENT = 100;
/** How many change sets a cursor may be behind and still be resumed. */
const FARTHEST = 10_000;
/** The number of pages read concurrently for followers that catch up. The pool has more connections. */
const CONCURRENCY = 2;

const UNAVAILABLE = 'Live updates are unavailable at the moment. Retry later.';
const INTERRUPTED = 'Live updates were interrupted. Subscribe again, with the cursor of your last event as `after`.';
const READ_AGAIN = 'Read your data again, with `liveCursor`, and subscribe with it as `after`.';

interface Following {
  concerns: (changeSet: ChangeSet) => boolean;
  /** Null to begin now. */
  after: Place | null;
  /** Called before each page of missed changes is read. An error ends the follower. */
  pay: () => Awaitable<void>;
}

interface Followed {
  /** If the cursor points into a change set, begins with that change set. */
  changeSets: Follower;
  start: Place;
  /** The newest change set when the follower began. The follower missed it and all earlier ones. */
  newest: string;
}

/**
 * Passes commits from all processes to followers. New commits are read once for all of them; what a follower has missed is
 * read from the store on demand.
 */
export class ChangeFeed implements ChangeListener {
  readonly #followers = new Set<Follower>();
  readonly #pages = new SharedWork<ChangeSet[]>();
  readonly #limit = pLimit(CONCURRENCY);
  /** Null while there are no followers. */
  #recent: RecentChanges | null = null;
  #listens = false;
  #isNews = false;
  #isReading = false;

  constructor(private readonly services: Services) {}

  /** @throws ClientError SUBSCRIPTIONS_UNAVAILABLE, CANNOT_RESUME */
  async follow({ concerns, after, pay }: Following): Promise<Followed> {
    if (!this.#listens) throw new ClientError('SUBSCRIPTIONS_UNAVAILABLE', UNAVAILABLE);
    let newest = BEGINNING;
    let hasBegun = false;
    const read = async (id: string) => {
      if (id < newest) await pay();
      return this.#read(id);
    };
    const changeSets = new Follower({ recent: (id) => this.#recent?.after(id) ?? null, read }, concerns, () => {
      this.#followers.delete(changeSets);
      if (hasBegun) this.services.metrics.subscriptions.dec();
      if (this.#followers.size === 0) this.#recent = null;
    });
    this.#followers.add(changeSets); // before the store is read, so that nothing is missed
    try {
      const found = await readSurroundings(this.services.db, after?.id ?? BEGINNING, FARTHEST);
      if (after) checkResumable(found);
      newest = found.newest;
      changeSets.start(after?.statement === undefined ? (after?.id ?? newest) : found.previous);
      this.#keepRecent(changeSets, newest);
      hasBegun = true;
      this.services.metrics.subscriptions.inc(); // nothing is missed from here on
      return { changeSets, start: after ?? { id: newest }, newest };
    } catch (error) {
      await changeSets.return();
      throw error;
    }
  }

  listening(): void {
    this.#listens = true;
  }

  recorded(): void {
    this.#isNews = true;
    if (!this.#isReading) void this.#readNews();
  }

  interrupted(): void {
    this.#listens = false;
    this.#failAll();
  }

  #keepRecent(follower: Follower, newest: string): void {
    if (this.#recent || !this.#followers.has(follower)) return;
    this.#recent = new RecentChanges(RECENT, newest);
    this.recorded(); // for commits that were announced before the starting position was known
  }

  async #readNews(): Promise<void> {
    this.#isReading = true;
    while (this.#isNews && this.#recent) {
      this.#isNews = false;
      const recent = this.#recent;
      try {
        const page = await traced('notification', {}, () => readChangeSets(this.services.db, recent.newest));
        recent.add(page);
        for (const { id } of page) this.services.metrics.notificationSeconds.observe(secondsSince(id));
        if (page.length === PAGE) this.#isNews = true;
        for (const follower of this.#followers) follower.wake();
      } catch (error) {
        this.services.log.error({ err: error }, 'new change sets could not be read');
        this.#failAll();
      }
    }
    this.#isReading = false;
  }

  /** Followers that resume from the same position, for example after a restart, share the pages read. */
  #read(after: string): Promise<ChangeSet[]> {
    const { db, log } = this.services;
    const read = () =>
      readChangeSets(db, after).catch((error: unknown) => {
        log.error({ err: error, after }, 'missed change sets could not be read');
        throw interruption();
      });
    return this.#pages.share(this, after, () => this.#limit(read));
  }

  #failAll(): void {
    for (const follower of this.#followers) follower.fail(interruption());
  }
}

function checkResumable({ exists, isFarBehind }: { exists: boolean; isFarBehind: boolean }): void {
  const notThere = 'The cursor is not from this store, or its change was lost when the store was restored.';
  const farBehind = `More than ${FARTHEST.toLocaleString('en')} changes were committed after the cursor.`;
  if (!exists || isFarBehind) {
    throw new ClientError('CANNOT_RESUME', `${exists ? farBehind : notThere} ${READ_AGAIN}`);
  }
}

/** Time since a change set was made. Its id, a UUIDv7, begins with a timestamp. The store's clock may be ahead. */
function secondsSince(id: string): number {
  return Math.max(0, Date.now() - parseInt(id.replaceAll('-', '').slice(0, 12), 16)) / 1_000;
}

function interruption(): ClientError {
  return new ClientError('SUBSCRIPTION_INTERRUPTED', INTERRUPTED);
}

/** The newest change sets, without gaps between them. */
export class RecentChanges {
  #changeSets: ChangeSet[] = [];
  /** The change set before the first of them. */
  #start: string;

  constructor(
    private readonly size: number,
    start: string,
  ) {
    this.#start = start;
  }

  get newest(): string {
    return this.#changeSets.at(-1)?.id ?? this.#start;
  }

  /** Adds consecutive change sets. */
  add(changeSets: readonly ChangeSet[]): void {
    const { newest } = this;
    this.#changeSets.push(...changeSets.filter(({ id }) => id > newest));
    const forgotten = this.#changeSets.splice(0, this.#changeSets.length - this.size);
    this.#start = forgotten.at(-1)?.id ?? this.#start;
  }

  /** The change sets after the given one; null if some are no longer kept. */
  after(id: string): ChangeSet[] | null {
    return id < this.#start ? null : this.#changeSets.filter((changeSet) => changeSet.id > id);
  }
}
