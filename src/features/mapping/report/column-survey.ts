/** The number of distinct values to keep per column. */
const MOST_VALUES = 20_000;
const EXAMPLES = 3;

/** The number of occurrences, and the position of the first. */
export class Tally {
  count = 0;
  readonly examples: string[] = [];

  add(place: string): void {
    this.count++;
    if (this.examples.length < EXAMPLES) this.examples.push(place);
  }
}

/** Tallies by name. Names past the limit are counted together. */
export class Tallies {
  readonly byName = new Map<string, Tally>();
  isCut = false;

  add(name: string, place: string): void {
    let tally = this.byName.get(name);
    if (!tally && this.byName.size >= MOST_VALUES) {
      this.isCut = true;
      return;
    }
    if (!tally) this.byName.set(name, (tally = new Tally()));
    tally.add(place);
  }
}

/** Statistics on the values of a column. */
export class ColumnSurvey {
  readonly values = new Tallies();
  readonly empty = new Tally();
  /** Values that no pattern of `match` matches. */
  readonly unmatched = new Tallies();
}
