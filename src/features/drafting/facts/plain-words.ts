import { TITLES } from '../names/name-words.js';
import { DATE, NAME } from './masked.js';

/**
 * Words that report that a visit or a meeting took place. There are endless ways to deny, doubt or invent a visit, but few to
 * report one: a sentence with any other word counts as not understood, and does not make a proposal sure.
 */
const PLAIN: ReadonlySet<string> = new Set(
  `a an the his her its their he she they of for in at on to from with by and as well both also then later again once twice
  together briefly officially recently earlier early late today yesterday first second third fourth last latest during after
  before following between into via about
  morning afternoon evening night day days hour hours week weeks weekend month months year years time minutes start beginning
  end part
  visited visits visit visiting toured tour tours arrived arrives arriving came went travelled traveled flew landed stayed spent
  paid made pays makes began begins started ended concluded finished completed left leaving departed returned returning met meets
  meeting meetings held holds holding had has have discussed discussing signed signing attended attending received receives
  welcomed welcomes greeted hosted hosts accompanied accompanying joined led followed opened addressed inspected laid delivered
  gave spoke dined took marked marking including
  trip trips journey stay stopover talks negotiations consultations summit conference ceremony ceremonies funeral coronation
  inauguration wedding banquet dinner lunch luncheon breakfast reception audience delegation entourage invitation guest guests
  host forum session sessions assembly celebrations anniversary opening treaty agreement agreements accord accords pact memorandum
  understanding declaration communiqué communique speech wreath honour honor guard welcome arrival departure relations ties
  cooperation trade security defence defense energy peace capital airport city palace parliament residence countries country
  official officials state working private royal presidential bilateral trilateral joint historic landmark short brief formal
  informal unofficial goodwill friendly courtesy farewell regional foreign national annual new economic cultural military
  president premier chancellor taoiseach prime vice deputy minister ministers secretary leader leaders chairman king queen prince
  princess crown emperor empress emir sultan governor ambassador envoy general finance interior affairs party
  counterpart counterparts wife husband spouse son daughter father mother brother sister`.split(/\s+/),
);
/** "was received". Without such a verb, "was" may state where else somebody was: "was in Oslo that day". */
const PASSIVE =
  /(?<!\p{L})(?:was|were) (?=(?:also |then |later )?(?:received|welcomed|greeted|hosted|accompanied|joined|led|followed|met)(?!\p{L}))/giu;
const DURATION = /^(?:\p{N}+|one|two|three|four|five|six|seven|eight|nine|ten)-(?:day|hour|week)$/u;
/** A name, a date or the number of a king. */
const MASKED = new RegExp(`^(?:(?:${NAME}|${DATE})+|[IVX]+)$`, 'u');

/** Whether part of a sentence, with names masked, has only words that report visits, names, titles and dates. */
export function isPlainlyWorded(masked: string): boolean {
  return masked
    .replace(PASSIVE, '')
    .replace(/['’]s?(?!\p{L})/gu, '')
    .split(/,? /u)
    .every(
      (word) =>
        word === '' ||
        MASKED.test(word) ||
        PLAIN.has(word.toLowerCase()) ||
        TITLES.has(word.replace(/\.$/, '')) ||
        DURATION.test(word),
    );
}
