// A model of a person at a keyboard and a mouse: the Keystroke-Level Model (Card, Moran and Newell, 1980). Seconds.

/** Typing a key; pointing at something; pressing and releasing a button; moving a hand to another device; deciding. */
export const TIMES = { key: 0.28, point: 1.1, button: 0.2, hand: 0.4, decide: 1.35 };
/** Reading silently, 238 words a minute (Brysbaert, 2019). */
export const READ_WORD = 60 / 238;

export class Person {
  counts = { key: 0, point: 0, button: 0, hand: 0, decide: 0, wordRead: 0 };
  #hand = 'keys';

  /** Types characters. Capitals and symbols above digits also need Shift. */
  types(text) {
    this.#with('keys');
    this.counts.key += [...text].length + (text.match(/[A-Z!-&(-+:<>?@^_{-~“”]/gu) ?? []).length;
  }

  /** Presses a key such as Enter, or several at once. */
  presses(keys) {
    this.#with('keys');
    this.counts.key += keys;
  }

  clicks(times = 1) {
    this.#with('mouse');
    this.counts.point += times;
    this.counts.button += times;
  }

  /** Drags from one place to another. */
  draws() {
    this.#with('mouse');
    this.counts.point += 2;
    this.counts.button += 1;
  }

  decides(times = 1) {
    this.counts.decide += times;
  }

  reads(text) {
    this.counts.wordRead += text.split(/\s+/).filter(Boolean).length;
  }

  get minutes() {
    const { wordRead, ...acts } = this.counts;
    const seconds = Object.entries(acts).reduce((sum, [act, count]) => sum + count * TIMES[act], wordRead * READ_WORD);
    return seconds / 60;
  }

  #with(hand) {
    if (this.#hand !== hand) this.counts.hand += 1;
    this.#hand = hand;
  }
}
