import { datesIn } from './dates.js';

/** What the lines above an article state about it. A person confirms it. */
export interface ArticleHead {
  /** The day of publication; null if the text names none. */
  published: string | null;
  /** The name of the outlet, as printed; null if the text names none. */
  outlet: string | null;
}

/** The number of characters in which the head ends. */
const TOP = 600;

const LABEL = /(?:(?:first )?published|posted|(?<updated>(?:last )?updated))(?: on| at)?:? $/iu;
const TIME = /(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: \p{Lu}{3,4})?|\d+ min read/gu;
const SEPARATOR = / *[|•·–—,;()] *| - /u;
/** Words in names of outlets. Other names may be those of places: "Wellington, 9 March 2017". */
const OUTLET =
  /(?<!\p{L})(?:Times|Post|Daily|Gazette|Tribune|Journal|Herald|News|Agency|Wire|Press|Radio|TV|Xinhua|Reuters|BBC)(?!\p{L})/u;
const NAME = /^\p{Lu}[\p{L}’'&.-]*(?: (?:(?:of|and|the) )?\p{Lu}[\p{L}’'&.-]*){0,5}$/u;
/** "OSLO, 2 May 2019 (NTB) -", "OSLO (NTB) -" */
const DATELINE = /^\p{Lu}[\p{Lu} .’'-]+(?:,? [^()]{2,40}?)?\((?<outlet>\p{Lu}[^()]{1,40})\) ?[–—-]/u;
/** "By Ann Lee, ", "WELLINGTON, " */
const BEFORE_DATE = /^(?:By )?\p{Lu}[\p{L} .’'-]{1,60}, $/u;

interface HeadLine extends ArticleHead {
  updated: string | null;
}

/**
 * Reads the lines above an article: "Published March 14, 2024", "14 March 2024 | Meridian News", "OSLO, May 3, 2019 (NTB) -". The
 * day of an update counts if there is no other.
 */
export function readArticleHead(text: string): ArticleHead {
  const lines = text
    .slice(0, TOP)
    .split('\n')
    .map((line) => readLine(line.trim()));
  const first = (name: keyof HeadLine) => lines.find((line) => line[name] !== null)?.[name] ?? null;
  return { published: first('published') ?? first('updated'), outlet: first('outlet') };
}

const NONE: HeadLine = { published: null, updated: null, outlet: null };

function readLine(line: string): HeadLine {
  const words = line.replace(TIME, '');
  const days = datesIn(words).filter(({ edtf, isAbsolute }) => isAbsolute && edtf?.length === 10);
  const outlet = DATELINE.exec(words)?.groups!['outlet'] ?? null;
  const [day] = days;
  const isDated = day && BEFORE_DATE.test(words.slice(0, day.start)) && /^\s*(?:$|[(–—-])/u.test(words.slice(day.end));
  if (outlet !== null || isDated) return { ...NONE, published: isDated ? day.edtf : null, outlet: outlet ?? outletOf(words) };
  const found = { ...NONE };
  let rest = words;
  for (const { start, end, edtf } of days.toReversed()) {
    const label = LABEL.exec(rest.slice(0, start));
    found[label?.groups!['updated'] ? 'updated' : 'published'] = edtf;
    rest = `${rest.slice(0, label?.index ?? start)}|${rest.slice(end)}`;
  }
  const parts = rest.split(SEPARATOR).filter((part) => part !== '');
  const isHead = day || /^\(.*\)$|^By /u.test(line);
  return isHead && parts.every((part) => NAME.test(part)) ? { ...found, outlet: outletOf(rest) } : NONE;
}

/** The part of a line that names an outlet, apart from "By Ann Lee". */
const outletOf = (line: string): string | null =>
  line.split(SEPARATOR).find((part) => !part.startsWith('By ') && OUTLET.test(part) && NAME.test(part)) ?? null;
