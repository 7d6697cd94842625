// The news texts of GUM (https://github.com/amir-zeldes/gum, CC BY), whose dates were annotated by people. Not part of the
// project: give the folder of its XML files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts with their gold dates: { name, published, text, dates: [{ start, end, words, edtf }], tokens }. Offsets are UTF-16 units. */
export function readGum(folder, only = /^GUM_news_/) {
  return readdirSync(folder)
    .filter((file) => only.test(file) && file.endsWith('.xml'))
    .map((file) => ({ name: file.replace('.xml', ''), ...readText(readFileSync(join(folder, file), 'utf8')) }));
}

function readText(xml) {
  const published = /dateCreated="(\d{4}-\d\d-\d\d)"/.exec(xml)?.[1] ?? null;
  let [text, joined] = ['', 0];
  const open = [];
  const dates = [];
  const tokens = [];
  for (const line of xml.split('\n')) {
    if (line.startsWith('<date')) open.push({ start: null, edtf: edtfOf(line) });
    else if (line.startsWith('</date')) {
      const { start, edtf } = open.pop();
      dates.push({ start, end: text.length, words: text.slice(start, text.length), edtf });
    } else if (line.startsWith('<w>') || line.startsWith('<w ')) [joined] = [1];
    else if (line.startsWith('</w>')) joined = 0;
    else if (/^<\/?(?:p|head|caption|item|figure)[ >]/.test(line)) text += text.endsWith('\n') || text === '' ? '' : '\n';
    else if (line.includes('\t')) {
      const token = unescaped(line.split('\t')[0]);
      const isApart =
        joined < 2 && text !== '' && !text.endsWith('\n') && !/^[,.;:!?)\]%’”]$/.test(token) && !/[([“]$/.test(text);
      text += (isApart ? ' ' : '') + token;
      for (const each of open) each.start ??= text.length - token.length;
      tokens.push({ start: text.length - token.length, end: text.length });
      if (joined) joined = 2;
    }
  }
  return { published, text, dates, tokens: Object.assign(tokens, { text }) };
}

/** Converts the values of TEI attributes to the format of annotations. */
function edtfOf(tag) {
  const value = (name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const [when, from, to] = [value('when'), value('from') ?? value('notBefore'), value('to') ?? value('notAfter')];
  if (when) return when;
  return from || to ? `[${from ?? ''}..${to ?? ''}]` : null;
}

const unescaped = (text) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name]);

/** Returns the entities of GUM's WebAnno files, with the coreference chain of each. */
export function readEntities(path, tokens) {
  const entities = new Map();
  const joins = [];
  let at = 0;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (!/^\d+-\d+\t/.test(line)) continue;
    const [id, , , types, , , , , , links] = line.split('\t');
    const { start, end } = tokens[at++];
    for (const each of types === '_' ? [] : types.split('|')) {
      const [, type, number = `at ${id}`] = /^([^[]*)(?:\[(\d+)\])?$/.exec(each);
      const entity = entities.get(number) ?? { type, start, end };
      entity.end = end;
      entities.set(number, entity);
    }
    for (const each of !links || links === '_' ? [] : links.split('|')) {
      const [, to, target, source] = /^([\d-]+)(?:\[(\d+)_(\d+)\])?$/.exec(each) ?? [];
      if (to) joins.push([source && source !== '0' ? source : `at ${id}`, target && target !== '0' ? target : `at ${to}`]);
    }
  }
  const parent = new Map();
  const root = (each) => (parent.has(each) ? root(parent.get(each)) : each);
  for (const [one, other] of joins) if (root(one) !== root(other)) parent.set(root(one), root(other));
  return [...entities].map(([number, { type, start, end }]) => ({
    ...{ type, start, end, words: tokens.text.slice(start, end), chain: () => root(number) },
  }));
}
