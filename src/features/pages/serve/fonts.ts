// The fonts of the pages, and their fallbacks until they are loaded.

export interface Font {
  family: string;
  file: string;
  /** How far letters reach above and below the baseline, as a fraction of the font size. */
  ascent: number;
  descent: number;
  standIns: readonly StandIn[];
}

/** A system font, scaled to the same width, so that the layout does not shift when the font has loaded. */
interface StandIn {
  weight: number;
  /** Names of fonts of the same width on Windows, macOS and Linux. */
  names: readonly string[];
  /** The width of English text in the font, relative to the fallback, measured on these pages. */
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

/** The characters in the fonts. Other text uses a system font and loads nothing. */
const RANGE = 'U+20-7E, U+A0, U+A7, U+A9, U+AB, U+B0, U+B7, U+BB, U+C0-FF, U+2013-2026, U+2192, U+2212';

/** Returns the CSS rules of a font's fallbacks and of the font itself. */
export function fontFaces({ family, ascent, descent, standIns }: Font, url: string): string {
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
