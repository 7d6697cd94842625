// The fonts of the pages, and what stands in for each until it is there.

export interface Font {
  family: string;
  file: string;
  /** A part of a whole font's height: how far letters may reach above and below the line that they stand on. */
  ascent: number;
  descent: number;
  standIns: readonly StandIn[];
}

/** A font of the reader's system, stretched until its letters take as much room: nothing moves when the font comes. */
interface StandIn {
  weight: number;
  /** Names of fonts that are equally wide: those of Windows and macOS, and of Linux. */
  names: readonly string[];
  /** How much wider an English text is in the font. Measured with the words of these pages. */
  stretched: number;
}

export const FONTS: readonly Font[] = [
  {
    family: 'Newsreader',
    file: 'serif.woff2',
    ascent: 0.735,
    descent: 0.265,
    standIns: [
      { weight: 400, names: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif'], stretched: 1.0502 },
      { weight: 600, names: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold'], stretched: 1.0408 },
    ],
  },
  {
    family: 'Libre Franklin',
    file: 'sans.woff2',
    ascent: 0.966,
    descent: 0.246,
    standIns: [
      { weight: 400, names: ['Arial', 'ArialMT', 'Liberation Sans'], stretched: 1.0319 },
      { weight: 600, names: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold'], stretched: 0.9857 },
    ],
  },
];

/** Letters that the fonts have: texts in others look as the reader's system has them, and load nothing. */
const RANGE = 'U+20-7E, U+A0, U+A7, U+A9, U+AB, U+B0, U+B7, U+BB, U+C0-FF, U+2013-2026, U+2192, U+2212';

/** The rules that load a font from its address, and before it what stands in for it. */
export function facesOf({ family, ascent, descent, standIns }: Font, url: string): string {
  const standing = standIns.map(({ weight, names, stretched }) =>
    face(`${family} stand-in`, {
      src: names.map((name) => `local('${name}')`).join(', '),
      'font-weight': String(weight),
      'size-adjust': percent(stretched),
      'ascent-override': percent(ascent / stretched),
      'descent-override': percent(descent / stretched),
      'line-gap-override': '0%',
    }),
  );
  const own = face(family, { src: `url('${url}') format('woff2')`, 'font-weight': '400 600', 'font-display': 'swap' });
  return [own, ...standing].join('');
}

function face(family: string, rules: Record<string, string>): string {
  const lines = Object.entries({ 'font-family': `'${family}'`, ...rules, 'unicode-range': RANGE });
  return `@font-face {\n${lines.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}\n`;
}

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;
