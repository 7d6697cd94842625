import { Person } from './person.mjs';

/** A person at the desk in a browser. Every action is carried out and counted. */
export class Editor extends Person {
  constructor(page) {
    super();
    this.page = page;
  }

  async click(locator) {
    this.clicks();
    await locator.click();
  }

  async press(key) {
    this.presses(key.split('+').length);
    await this.page.keyboard.press(key);
  }

  async type(text) {
    this.types(text);
    await this.page.keyboard.insertText(text);
  }

  async paste(text) {
    this.presses(2);
    await this.page.keyboard.insertText(text);
  }

  /** Selects the text between two offsets in code points. */
  async select([start, end]) {
    this.draws();
    const [from, to] = await this.page.evaluate(
      (ends) => {
        const pieces = [...document.querySelectorAll('.desk-text [data-at]')].map((piece) => ({
          node: piece.firstChild,
          at: Number(piece.dataset.at),
        }));
        pieces.findLast(({ at }) => at <= ends[0]).node.parentElement.scrollIntoView({ block: 'center' });
        return ends.map((offset, index) => {
          const { node, at } = pieces.findLast(({ at }) => (index === 0 ? at <= offset : at < offset));
          const units = [...node.data].slice(0, offset - at).join('').length;
          const range = document.createRange();
          range.setStart(node, units);
          const { x, y, height } = range.getBoundingClientRect();
          return { x, y: y + height / 2 };
        });
      },
      [start, end],
    );
    const { mouse } = this.page;
    await mouse.move(from.x + 0.5, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** Fills in the form with the wanted values, field by field. */
  async fillIn(wanted) {
    for (const [name, value] of Object.entries(wanted)) {
      if (await this.#says(name, value)) continue;
      this.decides();
      const control = this.page.locator(`#field-${name}`);
      if (!(await control.isVisible())) await this.click(this.page.getByText('More fields'));
      if (name === 'speakers') {
        for (const each of value) await this.#choose(control, `person/${each.person}`);
      } else if (await control.evaluate((each) => each instanceof HTMLSelectElement)) await this.#choose(control, value);
      else {
        await this.click(control);
        await this.press('Control+a');
        await this.type([value].flat().join('; '));
      }
    }
  }

  async #says(name, value) {
    const control = this.page.locator(`#field-${name}`);
    if (name === 'speakers') {
      const chosen = await this.page.locator('.field', { has: control }).locator('.chosen li bdi').allTextContents();
      return chosen.length === value.length;
    }
    return (await control.count()) > 0 && (await control.inputValue()) === [value].flat().join('; ');
  }

  /** Opens a list of choices, types the first letters of one, and selects it. */
  async #choose(control, value) {
    this.clicks();
    this.presses(4 + 1);
    await control.selectOption(value);
  }
}
