import { Component, type ComponentChildren } from 'preact';
import { number } from '../../../pages/words.js';
import { Button } from '../forms/controls.js';
import { SettleFrame, type KeyedAction } from './frame.js';
import { Walk } from './walk.js';

interface Part<Item> {
  totalCount: number;
  nodes: readonly Item[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Props<Item> {
  title: string;
  lead: ComponentChildren;
  /** Shown if the list is empty. */
  none: string;
  load: (after: string | null) => Promise<Part<Item>>;
  keyOf: (item: Item) => string;
  labelOf: (item: Item) => string;
  /** Additional actions on an item. Errors that they throw are shown. */
  stepsOf: (item: Item) => readonly { key: string; label: string; run: () => Promise<void> }[];
  children: (item: Item) => ComponentChildren;
}

/** A page that steps through a list, one item at a time. */
export class Listing<Item> extends Component<Props<Item>> {
  #items: Item[] = [];
  #total: number | null = null;
  #after: string | null = null;
  readonly #walk = new Walk<Item>({
    items: () => this.#items,
    keyOf: (item) => this.props.keyOf(item),
    labelOf: (item) => this.props.labelOf(item),
    none: () => this.props.none,
    changed: () => this.forceUpdate(),
  });

  override componentDidMount(): void {
    void this.#load();
  }

  get steps(): KeyedAction[] {
    const { item, isBusy, steps } = this.#walk;
    const own = item === undefined ? [] : this.props.stepsOf(item);
    return [...steps, ...own.map(({ run, ...step }) => ({ ...step, run: () => void this.#walk.doing(run), isOff: isBusy }))];
  }

  async #load(): Promise<void> {
    await this.#walk.doing(async () => {
      const { nodes, totalCount, pageInfo } = await this.props.load(this.#after);
      this.#items.push(...nodes);
      [this.#total, this.#after] = [totalCount, pageInfo.hasNextPage ? pageInfo.endCursor : null];
      this.#walk.go(this.#walk.at);
    });
  }

  override render({ title, lead, none, labelOf, children }: Props<Item>) {
    const { item, notice, problem, isBusy } = this.#walk;
    return (
      <SettleFrame title={title} lead={lead} notice={notice} problem={problem} steps={this.steps}>
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
            <Cases walk={this.#walk} />
            {this.#after !== null && <Button label="More" disabled={isBusy} onClick={() => void this.#load()} />}
          </section>
        </div>
      </SettleFrame>
    );
  }
}

/** A button for each item of the list. */
export function Cases<Item>({ walk }: { walk: Walk<Item> }) {
  const { keyOf, labelOf } = walk.options;
  return (
    <ul class="plain rows">
      {walk.items.map((item, index) => (
        <li key={keyOf(item)}>
          <button type="button" class="fact-row" aria-current={index === walk.at} onClick={() => walk.go(index)}>
            <bdi>{labelOf(item)}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
