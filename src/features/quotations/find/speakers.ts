import { distance } from 'fastest-levenshtein';
import { Prisma } from '../../../db/generated/client.js';
import { fold } from '../../../model/fold.js';
import type { Loader } from '../../../query/load/loader.js';
import type { SpokenBy } from '../../drafting/language/speakers.js';
import { CUES } from '../../drafting/language/speech-verbs.js';
import { countryWords } from '../../../../seed/reference/country-words.js';
import { fullNamesIn } from '../../drafting/names/full-names.js';
import { GIVEN, NO_NAMES, TITLES } from '../../drafting/names/name-words.js';
import { runsIn } from '../../drafting/names/runs.js';

/** A stored person, organization or country, with all names. */
interface Named {
  id: string;
  type: 'Person' | 'Organization' | 'Country';
  names: string[];
  /** The slug of the country: its own, or that of the person or organization. */
  country: string | null;
}

/** Who said the words of a statement. */
interface Said {
  statementId: string;
  speakers: Named[];
  /** The speakers' names as the source prints them. */
  printed: string[];
  /** Names of the outlets that reported it. */
  outlets: string[];
}

const PRONOUNS = /^(?:he|she|they|it|i|we|who|you|one)$/iu;

/** The name of a speaker as printed. */
export interface NamedSpeaker {
  words: string;
  /** Whether a verb says that the speaker says it: "Nixon said", but not "Quote:" or "according to Nixon". */
  isSaying: boolean;
}

/** After a name that is only the beginning of a phrase: "said Tesla chief Elon Musk". */
const REST_OF_PHRASE = new RegExp(
  String.raw`^(?: (?!(?:of|for|at|in|on|from|to|with|who|whose|when|as|after|before|during|while|and|but|that) )\p{Ll}[\p{L}’'-]*){1,4}(?: \p{Lu}[\p{L}\p{M}’'.-]*)+(?<!\.)`,
  'u',
);
const AFTER_CUE = new RegExp(String.raw`(?<!\p{L})(?:${CUES})\s$`, 'u');

/** Returns the name of a speaker as printed; null for a pronoun. */
export function namedSpeaker(text: string, { words, start, end, reports }: SpokenBy): NamedSpeaker | null {
  if (PRONOUNS.test(words.trim())) return null;
  const after = text.slice(end, end + 100);
  const rest = AFTER_CUE.test(text.slice(Math.max(0, start - 30), start)) ? REST_OF_PHRASE.exec(after) : null;
  return { words: words + (rest?.[0] ?? ''), isSaying: !reports && !/^\s?:/.test(after) };
}

const OFFICE_WORDS =
  'leader leaders official officials spokesman spokeswoman spokesperson head chief state supreme minister foreign ' +
  'prime deputy vice the a an of his her its their then former who government side and for mr mrs ms dr sir ' +
  'excellency late ex senior top one media everyone everybody someone somebody nobody anyone anybody another';
/** Titles and other words that describe a person without naming one. */
const OFFICES = new Set([...TITLES, ...OFFICE_WORDS.split(' ')].map(fold));

const wordsOf = (name: string) => fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Demonyms and cities of countries, by folded words. */
const demonymsAndCities = (): CountryNames =>
  Object.entries(countryWords()).flatMap(([slug, { demonyms, cities }]) =>
    [...demonyms, ...cities].map((words) => [wordsOf(words).join(' '), slug] as const),
  );

/** A printed name: the words that name somebody, and the country that it mentions. */
interface Printed {
  words: string[];
  whole: string[];
  country: string | null;
}

type CountryNames = readonly (readonly [words: string, slug: string])[];

function readName(name: string, countries: CountryNames): Printed {
  const whole = wordsOf(name.replace(/['’]s\b/gu, ''));
  const text = ` ${whole.join(' ')} `;
  const [country, slug] = countries.find(([words]) => text.includes(` ${words} `)) ?? [null, null];
  const rest = country === null ? whole : text.replace(` ${country} `, ' ').trim().split(' ');
  return { whole, country: slug, words: rest.filter((word) => word !== '' && !OFFICES.has(word)) };
}

const contains = (all: readonly string[], some: readonly string[]) => some.every((word) => all.includes(word));

const namesOf = ({ speakers, printed, outlets }: Said) =>
  [...printed, ...outlets, ...speakers.flatMap(({ names }) => names)].map(wordsOf);

/** Whether a printed name may refer to a speaker of the words: as a shorter name, a longer name, or the country alone. */
function maySpeak({ words, whole, country }: Printed, said: Said): boolean {
  const { speakers } = said;
  if (words.length === 0) return speakers.some((speaker) => speaker.country === country);
  if (namesOf(said).some((name) => contains(name, words))) return true;
  return speakers.some(({ type, names }) =>
    names.map(wordsOf).some((name) => name.length >= (type === 'Person' ? 2 : 1) && contains(whole, name)),
  );
}

const GIVEN_NAMES = new Set([...GIVEN].map(fold));

/** Whether a printed name may be another spelling of a speaker's name, or the name of a relative. */
function isLike({ words }: Printed, said: Said): boolean {
  return namesOf(said).some(
    (name) =>
      isSpelledLike(words.join(''), name.join('')) ||
      name.some((word) => words.length === 1 && isSpelledLike(words[0]!, word)) ||
      name.some((word) => word.length > 1 && words.includes(word) && !GIVEN_NAMES.has(word)),
  );
}

/** Whether more than half of the letters agree, as in two transcriptions of a name. */
const isSpelledLike = (one: string, other: string) => 2 * distance(one, other) < Math.max(one.length, other.length);

const NO_LATIN = /(?!\p{Script=Latin})\p{L}/u;

/** Whether a printed name is that of a person, and not of an office, a thing or an outlet: "Nixon", but not "the Kremlin". */
function isPerson(name: string, isSaying: boolean): boolean {
  const tokens = runsIn(name).at(-1)?.tokens ?? [];
  const [last, titles] = [tokens.at(-1), tokens.slice(0, -1)];
  if (last?.end !== name.length || NO_LATIN.test(name)) return false;
  const isThing = (start: number) => /(?:^|\s)(?:the|an?|of)\s$/i.test(name.slice(0, start));
  const full = fullNamesIn(name, []).at(-1);
  if (full?.end === name.length) return full.seenBy !== 'capitals' || (isSaying && !isThing(full.start));
  if (NO_NAMES.has(last.word) || !/\p{Ll}/u.test(last.word) || isThing(tokens[0]!.start)) return false;
  if (titles.length > 0) return titles.every(({ word }) => OFFICES.has(fold(word.replace(/\.$/, ''))));
  return isSaying && !last.word.endsWith('s'); // "Analysts said"
}

/** Determines whether printed names belong to somebody other than the stored speakers of statements. */
export class Speakers {
  readonly #known = new Map<string, Promise<boolean>>();

  private constructor(
    private readonly load: Loader,
    private readonly said: ReadonlyMap<string, Said>,
    private readonly countries: CountryNames,
  ) {}

  static async of(load: Loader, statementIds: readonly string[]): Promise<Speakers> {
    if (statementIds.length === 0) return new Speakers(load, new Map(), []);
    const said = await load.raw<Said[]>(saidSql(statementIds));
    const rows = await load.raw<{ slug: string; names: string[] }[]>(
      Prisma.sql`SELECT slug, name || aliases AS names FROM "Country" ORDER BY slug`,
    );
    const named = rows.flatMap(({ slug, names }) => names.map((name) => [wordsOf(name).join(' '), slug] as const));
    const countries = [...named, ...demonymsAndCities()]
      .filter(([words]) => words !== '')
      .sort(([a], [b]) => b.length - a.length);
    return new Speakers(load, new Map(said.map((each) => [each.statementId, each])), countries);
  }

  /**
   * Whether the store knows whom a text names as the speaker of the statements; null if that may be one of their speakers.
   * @param names the full names that the printed name may stand for; otherwise the printed name
   */
  async isOtherKnown(
    { isSaying }: NamedSpeaker,
    names: readonly string[],
    statementIds: readonly string[],
  ): Promise<boolean | null> {
    const said = statementIds.flatMap((id) => this.said.get(id) ?? []);
    if (said.length < statementIds.length || said.some(({ speakers }) => speakers.length === 0)) return null;
    const printed = names.map((name) => readName(name, this.countries));
    if (printed.some((each) => each.words.length === 0 && each.country === null)) return null;
    if (printed.some((each) => said.some((one) => maySpeak(each, one)))) return null;
    const known = await Promise.all(printed.map(async (each) => each.words.length === 0 || this.isKnown(each)));
    if (known.includes(true)) return true;
    // An unknown person may speak for an organization or a country.
    const isOfPeople = said.every(({ speakers }) => speakers.every(({ type }) => type === 'Person'));
    if (!isOfPeople || !names.some((name) => isPerson(name, isSaying))) return null;
    return printed.some((each) => said.some((one) => isLike(each, one))) ? null : false;
  }

  private isKnown(printed: Printed): Promise<boolean> {
    const key = printed.whole.join(' ');
    const known = this.#known.get(key) ?? isKnown(this.load, printed);
    this.#known.set(key, known);
    return known;
  }
}

function namedSql(alias: string): Prisma.Sql {
  const row = Prisma.raw(alias);
  return Prisma.sql`CASE WHEN ${row}."personId" IS NOT NULL
      THEN (SELECT jsonb_build_object('id', p.id, 'type', 'Person', 'names', p.name || p.aliases,
        'country', (SELECT c.slug FROM "Country" c WHERE c.id = p."countryId")) FROM "Person" p WHERE p.id = ${row}."personId")
    WHEN ${row}."organizationId" IS NOT NULL
      THEN (SELECT jsonb_build_object('id', o.id, 'type', 'Organization', 'names', array_remove(o.name || o.abbreviation || o.aliases, NULL),
        'country', (SELECT c.slug FROM "Country" c WHERE c.id = o."countryId")) FROM "Organization" o WHERE o.id = ${row}."organizationId")
    ELSE (SELECT jsonb_build_object('id', c.id, 'type', 'Country', 'names', c.name || c.aliases, 'country', c.slug)
      FROM "Country" c WHERE c.id = ${row}."countryId") END`;
}

function saidSql(statementIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT s.id AS "statementId", s."speakersAsPrinted" AS printed,
      COALESCE((SELECT jsonb_agg(${namedSql('x')} ORDER BY x.ordinal) FROM "StatementSpeaker" x WHERE x."statementId" = s.id), '[]') AS speakers,
      ARRAY(SELECT unnest(array_remove(o.name || o.abbreviation || o.aliases, NULL)) FROM "Organization" o WHERE o.id = s."reportedById"
        OR o.id = (SELECT "publisherId" FROM "Source" WHERE id = s."sourceId")
        OR o.id IN (SELECT r."organizationId" FROM "StatementReport" r WHERE r."statementId" = s.id)) AS outlets
    FROM "Statement" s WHERE s.id = ANY(${statementIds}::uuid[])`;
}

/** Whether anybody in the store has the name, or is known by it alone: the first or the last word of the name. */
async function isKnown(load: Loader, { words, whole }: Printed): Promise<boolean> {
  const query = Prisma.sql`plainto_tsquery('english_words', search_text(${words.join(' ')}))`;
  const rows = await load.raw<{ names: string[] }[]>(Prisma.sql`
    (SELECT name || aliases AS names FROM "Person" WHERE "searchVector" @@ ${query} ORDER BY id LIMIT 100)
    UNION ALL (SELECT array_remove(name || abbreviation || aliases, NULL) FROM "Organization" WHERE "searchVector" @@ ${query} ORDER BY id LIMIT 100)
    UNION ALL (SELECT name || aliases FROM "Country" WHERE "searchVector" @@ ${query} ORDER BY id LIMIT 100)`);
  return rows.some(({ names }) =>
    names.map(wordsOf).some((name) => {
      if (contains(whole, name)) return true;
      return words.length > 1 ? contains(name, words) : name[0] === words[0] || name.at(-1) === words[0];
    }),
  );
}
