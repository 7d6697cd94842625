// PolNeAR (https://github.com/networkdynamics/PolNeAR): news with annotated attributions. It has no licence, so it is used only
// for measuring and is not shipped. Pass the folder of one part, which contains `text` and `attributions`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts with their attributions: { name, text, attributions: [{ source, cue, content }] }, each a list of spans or null. */
export function readPolnear(folder) {
  const annotations = readdirSync(join(folder, 'attributions'));
  return readdirSync(join(folder, 'text')).map((file) => {
    const name = file.replace(/\.txt$/, '');
    const text = readFileSync(join(folder, 'text', file), 'utf8');
    // The only annotator, or the first of two.
    const own = annotations
      .filter((each) => each.startsWith(`${name}_`) && each.length === name.length + '_0000.ann'.length)
      .sort();
    return { name, text, attributions: own.length === 0 ? [] : read(join(folder, 'attributions', own[0]), text) };
  });
}

/** Parses brat's standoff format, whose offsets count code points. */
function read(path, text) {
  const lines = readFileSync(path, 'utf8').split('\n');
  const units = unitsOf(text);
  const spans = new Map();
  const attributions = [];
  for (const line of lines) {
    const [id, given = ''] = line.split('\t');
    if (id.startsWith('T')) {
      const parts = given
        .slice(given.indexOf(' ') + 1)
        .split(';')
        .map((part) => part.split(' ').map((each) => units(Number(each))));
      spans.set(
        id,
        parts.map(([start, end]) => ({ start, end, words: text.slice(start, end) })),
      );
    } else if (id.startsWith('E')) {
      const roles = given.split(' ').map((each) => each.split(':'));
      const of = (role) =>
        roles.filter(([name]) => name.replace(/\d+$/, '') === role).flatMap(([, span]) => spans.get(span) ?? []);
      attributions.push({ source: of('Source'), cue: of('Cue'), content: of('Content') });
    }
  }
  return attributions;
}

function unitsOf(text) {
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  return (codePoint) => units[codePoint] ?? text.length;
}
