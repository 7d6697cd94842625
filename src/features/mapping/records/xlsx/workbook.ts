import { posix } from 'node:path';
import { shownBy, type Shown } from './date-formats.js';
import { BadWorkbook, type Parts } from './parts.js';

/** A sheet of a workbook. */
export interface Sheet {
  name: string;
  /** The part of the .xlsx file that contains it. */
  part: string;
  isHidden: boolean;
}

/** The properties of a workbook that apply to all of its sheets. */
export interface Workbook {
  sheets: Sheet[];
  /** Whether days are counted from 1904. */
  is1904: boolean;
  /** The parts of a date that each style displays, by style number. */
  styles: (Shown | null)[];
  strings: string[];
}

/** The maximum number of characters in all shared strings together, which are kept in memory. */
const MOST_LETTERS = 64_000_000;

/** @throws BadWorkbook */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const whole = (await relationsOf(parts, '')).find(({ type }) => type === 'officeDocument');
  if (!whole) throw new BadWorkbook('file-kind', 'is a ZIP archive, but not an Excel workbook: use CSV, XML or .xlsx');
  const related = await relationsOf(parts, whole.target);
  const targets = new Map(related.map(({ id, target }) => [id, target]));
  const partOf = (type: string) => related.find((each) => each.type === type && parts.has(each.target))?.target;
  const sheets: Sheet[] = [];
  let is1904 = false;
  let isWorkbook = false;
  await parts.readAll(whole.target, {
    open: (name, { name: title = '', id = '', state, date1904 }) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true';
      const part = targets.get(id);
      if (name === 'sheet' && part !== undefined)
        sheets.push({ name: title, part, isHidden: (state ?? 'visible') !== 'visible' });
    },
  });
  if (!isWorkbook)
    throw new BadWorkbook('file-kind', 'is an Office document, but not an Excel workbook: convert its table to CSV or .xlsx');
  const [styles, strings] = [partOf('styles'), partOf('sharedStrings')];
  return {
    sheets: sheets.filter(({ part }) => parts.has(part)),
    is1904,
    styles: styles === undefined ? [] : await readStyles(parts, styles),
    strings: strings === undefined ? [] : await readStrings(parts, strings),
  };
}

/** Returns the relationships of a part. The part '' stands for the whole file. */
async function relationsOf(parts: Parts, part: string): Promise<{ id: string; type: string; target: string }[]> {
  const [folder, name] = [posix.dirname(part), posix.basename(part)];
  const file = posix.join(folder === '.' ? '' : folder, '_rels', `${name}.rels`);
  const relations: { id: string; type: string; target: string }[] = [];
  if (!parts.has(file)) return relations;
  await parts.readAll(file, {
    open: (element, { Id = '', Type = '', Target = '' }) => {
      if (element !== 'Relationship') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return relations;
}

async function readStyles(parts: Parts, part: string): Promise<(Shown | null)[]> {
  const codes = new Map<number, string>();
  const styles: (Shown | null)[] = [];
  let isCell = false;
  await parts.readAll(part, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isCell = true;
      if (name === 'xf' && isCell) styles.push(shownBy(Number(numFmtId ?? 0), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return styles;
}

async function readStrings(parts: Parts, part: string): Promise<string[]> {
  const strings: string[] = [];
  const text = new TextOfCell();
  let letters = 0;
  await parts.readAll(part, {
    open: (name) => {
      if (name === 'si') text.start();
      text.open(name);
    },
    text: (found) => {
      if (text.add(found)) letters += found.length;
      if (letters > MOST_LETTERS)
        throw new BadWorkbook('too-large', `has more than ${MOST_LETTERS / 1e6} million characters in its strings`);
    },
    close: (name) => {
      text.close(name);
      if (name === 'si') strings.push(text.value);
    },
  });
  return strings;
}

/** Collects the text of a cell from its runs, without phonetic hints. */
export class TextOfCell {
  value = '';
  #inText = false;
  #inPronunciation = false;

  start(): void {
    this.value = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.#inPronunciation = true;
    if (name === 't') this.#inText = true;
  }

  add(text: string): boolean {
    if (!this.#inText || this.#inPronunciation) return false;
    this.value += text;
    return true;
  }

  close(name: string): void {
    if (name === 'rPh') this.#inPronunciation = false;
    if (name === 't') this.#inText = false;
  }
}
