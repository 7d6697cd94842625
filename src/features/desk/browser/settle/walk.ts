import type { KeyedAction } from './frame.js';

interface Options<Item> {
  /** In the order in which the server has them. */
  items: () => readonly Item[];
  keyOf: (item: Item) => string;
  labelOf: (item: Item) => string;
  /** What is said where no item is left. */
  none: () => string;
  /** Another item is shown, or the same one again. */
  moved?: () => void;
  changed: () => void;
}

/** A walk through a list, one item after the other, those that are put off last. It does one thing at a time. */
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

  /** Next, previous, later. */
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
    return `${this.at + 1} of ${length}${this.#later.has(keyOf(item)) ? ' (put off)' : ''}: ${labelOf(item)}.`;
  }

  #putOff(): void {
    this.#later.add(this.options.keyOf(this.item!));
    this.go(this.at, 'Put off to the end.');
  }

  /** Says what goes wrong. */
  async doing(work: () => Promise<void>): Promise<void> {
    this.#running++; // work may move on to the next item, which starts reading that one
    this.problem = '';
    this.options.changed();
    await work().catch((error: unknown) => (this.problem = (error as Error).message));
    this.#running--;
    this.options.changed();
  }
}
