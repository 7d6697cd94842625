import { Component, type ComponentChildren } from 'preact';
import { number } from '../../pages/words.js';
import { Frame, type Step } from './frame.js';

/** A page of a list. */
export interface Part<Item> {
  items: Item[];
  /** Of the whole list. */
  total: number;
  /** Where the server goes on, if it has more. */
  after: string | null;
}

interface Props<Item> {
  title: string;
  lead: ComponentChildren;
  /** What is shown where the list is empty. */
  none: string;
  load: (after: string | null) => Promise<Part<Item>>;
  keyOf: (item: Item) => string;
  labelOf: (item: Item) => string;
  /** What else can be done with an item. An error that is thrown is shown. */
  stepsOf: (item: Item) => readonly { key: string; label: string; run: () => Promise<void> }[];
  children: (item: Item) => ComponentChildren;
}

/** A place that goes through a list, and shows one item after the other. */
export class Listing<Item> extends Component<Props<Item>> {
  #items: Item[] = [];
  #total: number | null = null;
  #after: string | null = null;
  #at = 0;
  #later = new Set<string>();
  #notice = 'Loading …';
  #problem = '';
  #isBusy = false;

  override componentDidMount(): void {
    void this.#load();
  }

  /** What was put off comes last. */
  get items(): Item[] {
    const isLater = (item: Item) => this.#later.has(this.props.keyOf(item));
    return [...this.#items.filter((item) => !isLater(item)), ...this.#items.filter(isLater)];
  }

  get steps(): Step[] {
    const { items } = this;
    const item = items[this.#at];
    const own = item === undefined ? [] : this.props.stepsOf(item);
    return [
      { key: 'j', label: 'Next', run: () => this.#go(this.#at + 1), isOff: this.#at + 1 >= items.length },
      { key: 'k', label: 'Previous', run: () => this.#go(this.#at - 1), isOff: this.#at === 0 },
      { key: 'l', label: 'Later', run: () => this.#putOff(), isOff: items.length === 0 },
      ...own.map(({ run, ...step }) => ({ ...step, run: () => void this.#doing(run), isOff: this.#isBusy })),
    ];
  }

  #go(at: number, notice = ''): void {
    const { items } = this;
    this.#at = Math.max(0, Math.min(at, items.length - 1));
    const item = items[this.#at];
    const isLater = item !== undefined && this.#later.has(this.props.keyOf(item));
    const where = `${this.#at + 1} of ${items.length}${isLater ? ' (put off)' : ''}: `;
    this.#notice = `${notice} ${item === undefined ? this.props.none : where + this.props.labelOf(item)}`.trim();
    this.#problem = '';
    this.forceUpdate();
  }

  #putOff(): void {
    this.#later.add(this.props.keyOf(this.items[this.#at]!));
    this.#go(this.#at, 'Put off to the end.');
  }

  async #load(): Promise<void> {
    await this.#doing(async () => {
      const { items, total, after } = await this.props.load(this.#after);
      this.#items.push(...items);
      [this.#total, this.#after] = [total, after];
      this.#go(this.#at);
    });
  }

  async #doing(work: () => Promise<void>): Promise<void> {
    [this.#isBusy, this.#problem] = [true, ''];
    this.forceUpdate();
    await work().catch((error: unknown) => (this.#problem = (error as Error).message));
    this.#isBusy = false;
    this.forceUpdate();
  }

  override render({ title, lead, none, keyOf, labelOf, children }: Props<Item>) {
    const { items } = this;
    const item = items[this.#at];
    return (
      <Frame title={title} lead={lead} notice={this.#notice} problem={this.#problem} steps={this.steps}>
        <div class="settle-columns">
          {item === undefined ? (
            this.#total !== null && <p>{none}</p>
          ) : (
            <section class="settle-case" aria-labelledby="case">
              <h2 id="case">
                <bdi>{labelOf(item)}</bdi>
              </h2>
              {children(item)}
            </section>
          )}
          <section class="settle-list" aria-labelledby="list">
            <h2 id="list">
              All <span class="count">{number(this.#total ?? 0)}</span>
            </h2>
            <Cases items={items} keyOf={keyOf} labelOf={labelOf} at={this.#at} onGo={(index) => this.#go(index)} />
            {this.#after !== null && (
              <button type="button" disabled={this.#isBusy} onClick={() => void this.#load()}>
                More
              </button>
            )}
          </section>
        </div>
      </Frame>
    );
  }
}

interface CasesProps<Item> extends Pick<Props<Item>, 'keyOf' | 'labelOf'> {
  items: readonly Item[];
  at: number;
  onGo: (index: number) => void;
}

/** All that there is to go through: a button for each. */
export function Cases<Item>({ items, keyOf, labelOf, at, onGo }: CasesProps<Item>) {
  return (
    <ul class="plain rows">
      {items.map((item, index) => (
        <li key={keyOf(item)}>
          <button type="button" class="fact-row" aria-current={index === at} onClick={() => onGo(index)}>
            <bdi>{labelOf(item)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
