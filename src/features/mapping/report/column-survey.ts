/** Distinct values of a column that are kept. */
const MOST_VALUES = 20_000;
const EXAMPLES = 3;

/** How often something was seen, and where first. */
export class Tally {
  count = 0;
  readonly examples: string[] = [];

  add(place: string): void {
    this.count++;
    if (this.examples.length < EXAMPLES) this.examples.push(place);
  }
}

/** Tallies by name; those past the limit are counted together. */
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

/** What stands in one column. */
export class ColumnSurvey {
  readonly values = new Tallies();
  readonly empty = new Tally();
  /** Values that no pattern of `match` fits. */
  readonly unmatched = new Tallies();
}
