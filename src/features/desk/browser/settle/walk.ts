import type { KeyedAction } from './frame.js';

interface Options<Item> {
  /** In the server's order. */
  items: () => readonly Item[];
  keyOf: (item: Item) => string;
  labelOf: (item: Item) => string;
  /** The notice shown when no item is left. */
  none: () => string;
  /** Called when an item is shown, even if it is the same one as before. */
  moved?: () => void;
  changed: () => void;
}

/** Steps through a list, one item at a time. Postponed items come last. */
export class Walk<Item> {
  at = 0;
  notice = 'Loading …';
  problem = '';
  #running = 0;
  readonly #later = new Set<string>();

  constructor(readonly options: Options<Item>) {}

  get isBusy(): boolean {
    return this.#running > 0;
  }

  get items(): Item[] {
    const { items, keyOf } = this.options;
    const isLater = (item: Item) => this.#later.has(keyOf(item));
    return [...items().filter((item) => !isLater(item)), ...items().filter(isLater)];
  }

  get item(): Item | undefined {
    return this.items[this.at];
  }

  /** The steps "next", "previous" and "later". */
  get steps(): [KeyedAction, KeyedAction, KeyedAction] {
    const { length } = this.items;
    return [
      { key: 'j', label: 'Next', run: () => this.go(this.at + 1), isOff: this.at + 1 >= length },
      { key: 'k', label: 'Previous', run: () => this.go(this.at - 1), isOff: this.at === 0 },
      { key: 'l', label: 'Later', run: () => this.#putOff(), isOff: length === 0 },
    ];
  }

  go(at: number, notice = ''): void {
    const { items } = this;
    this.at = Math.max(0, Math.min(at, items.length - 1));
    this.say(`${notice} ${this.#where(items)}`.trim());
    this.options.moved?.();
  }

  say(notice: string): void {
    [this.notice, this.problem] = [notice, ''];
    this.options.changed();
  }

  #where({ length, [this.at]: item }: readonly Item[]): string {
    const { keyOf, labelOf, none } = this.options;
    if (item === undefined) return none();
    return `${this.at + 1} of ${length}${this.#later.has(keyOf(item)) ? ' (postponed)' : ''}: ${labelOf(item)}.`;
  }

  #putOff(): void {
    this.#later.add(this.options.keyOf(this.item!));
    this.go(this.at, 'Moved to the end.');
  }

  /** Runs an action and shows its error, if any. */
  async doing(work: () => Promise<void>): Promise<void> {
    this.#running++; // calls nest: an action may move to the next item, which starts loading it
    this.problem = '';
    this.options.changed();
    await work().catch((error: unknown) => (this.problem = (error as Error).message));
    this.#running--;
    this.options.changed();
  }
}
