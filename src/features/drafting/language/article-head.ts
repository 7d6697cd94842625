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

const LABEL = /(?:published|(?<updated>(?:last )?updated))(?: on| at)?:? $/iu;
const TIME = /(?:at )?\d?\d[:.]\d\d(?: ?[ap]\.?m\.?)?(?: \p{Lu}{3,4})?|\d+ min.*/gu;
const SEPARATOR = / *(?:[|•·–—,()]|(?<!\S)-+(?!\S)) */u;
/** Words in names of outlets. Other names may be those of places: "Wellington, 9 March 2017". */
const OUTLET =
  /(?<!\p{L})(?:Times|Post|Daily|Tribune|Journal|Herald|News|Agency|Wire|Press|Radio|Courier|Gazette|Chronicle|Observer|Reuters)(?!\p{L})/u;
const NAME = /^\p{Lu}[\p{L}’'&.-]*(?: (?:(?:of|and|the) )?\p{Lu}[\p{L}’'&.-]*){0,5}$/u;
/** The name of the author, which the outlet may follow on the next line. */
const BYLINE = /^By \p{Lu}[^,|]*$/u;
/** "OSLO, 2 May 2019 (NTB) -", "OSLO, 2 May 2019 -" */
const DATELINE = /^\p{Lu}[\p{Lu} .’'-]+(?:,[^()–—]{2,40}?)?(?:\((?<outlet>[^()]{2,40})\))? ?(?:--?|–|—) /u;

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
    .map((line, index, all) => readLine(line.trim(), BYLINE.test(all[index - 1]?.trim() ?? '')));
  const first = (name: keyof HeadLine) => lines.find((line) => line[name] !== null)?.[name] ?? null;
  return { published: first('published') ?? first('updated'), outlet: first('outlet') };
}

const NONE: HeadLine = { published: null, updated: null, outlet: null };

function readLine(line: string, isAfterByline: boolean): HeadLine {
  const dateline = DATELINE.exec(line);
  const words = (dateline?.[0] ?? line).replace(TIME, '');
  const found = { ...NONE };
  let rest = words;
  for (const { start, end, edtf, isAbsolute } of datesIn(words).toReversed()) {
    const label = LABEL.exec(rest.slice(0, start));
    if (isAbsolute && edtf![9]) found[label?.groups!['updated'] ? 'updated' : 'published'] = edtf;
    rest = `${rest.slice(0, label?.index ?? start)}|${rest.slice(end)}`;
  }
  const parts = rest.split(SEPARATOR).filter((part) => part !== '');
  const isHead = isAfterByline || dateline || rest !== words || /^(?:By |\()/u.test(line);
  if (!isHead || !parts.every((part) => NAME.test(part))) return NONE;
  const named = parts.find((part) => OUTLET.test(part) && !part.startsWith('By '));
  return { ...found, outlet: dateline?.groups!['outlet'] ?? named ?? null };
}
