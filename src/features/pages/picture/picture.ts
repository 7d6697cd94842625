import { xml } from '../../../shared/xml.js';

// The picture of a page that is shared: its title and description, drawn as SVG.

/** Pixels, as https://ogp.me/ has them. */
export const [WIDTH, HEIGHT] = [1200, 630];
export const FAMILY = 'Newsreader';
const MARGIN = 80;

export interface Pictured {
  title: string;
  description: string;
  /** The host of the site. */
  host: string;
}

/**
 * Texts with letters that the picture's fonts do not have are left out, since what draws it may find no other font: the
 * picture then has the site's name alone.
 */
export function pictureSvg({ title, description, host }: Pictured): string {
  const [titles, descriptions] = [linesOf(title, 64, 4), linesOf(description, 30, 2)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${FAMILY}">
<rect width="100%" height="100%" fill="#fdfcf9"/>
<rect width="100%" height="14" fill="#8f1d14"/>
<text x="${MARGIN}" y="104" font-size="34" fill="#8f1d14">Communiqué</text>
${textOf(titles, 214, 64, '#1b1a17')}
${textOf(descriptions, 480, 30, '#5d5a52')}
<text x="${MARGIN}" y="585" font-size="26" fill="#5d5a52">${xml(host)}</text>
</svg>`;
}

const textOf = (lines: string[], top: number, size: number, color: string) =>
  lines
    .map(
      (line, index) =>
        `<text x="${MARGIN}" y="${top + index * size * 1.2}" font-size="${size}" fill="${color}">${xml(line)}</text>`,
    )
    .join('\n');

/** Lines of whole words that fit the picture; what is left over ends in an ellipsis. */
export function linesOf(text: string, size: number, most: number): string[] {
  if (!isDrawable(text)) return [];
  const lines: string[] = [];
  for (const word of text.normalize('NFC').replace(/\s+/g, ' ').trim().split(' ').flatMap(piecesOf)) {
    const longer = lines.length > 0 ? `${lines.at(-1)!} ${word}` : word;
    if (lines.length > 0 && widthOf(longer) * size <= WIDTH - 2 * MARGIN) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]!}…`] : lines;
}

/** Whether the fonts have all of its letters: Latin, with any marks. */
const isDrawable = (text: string) =>
  /^[\s\u0020-\u007e\u00a0-\u024f\u1e00-\u1eff\u2010-\u201d\u2026]*$/.test(text.normalize('NFC'));

/** Characters of a word that are drawn as one. */
const LONGEST_WORD = 26;
const piecesOf = (word: string) => word.match(new RegExp(`.{1,${LONGEST_WORD}}`, 'gsu')) ?? [];

/** Parts of the size of the font, a little more than the font has. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\p{Lu}mwMW—@%]/u.test(character)) width += 0.78;
    else if (/[ijltfr.,:;'’‘|()[\]\s-]/.test(character)) width += 0.36;
    else width += 0.58;
  }
  return width;
}
