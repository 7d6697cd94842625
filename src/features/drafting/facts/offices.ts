import type { PositionStatus } from '../../../model/generated/enums.js';
import { cityName, type CountryMention } from '../names/countries.js';
import { PORTFOLIOS } from '../names/name-words.js';
import type { Names, PersonMention, TextPerson } from '../names/names.js';
import type { OrganizationMention, TextOrganization } from '../names/organizations.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';

/** An office that a person holds, according to a text. */
export interface FoundOffice extends UnitSpan {
  title: string;
  person: TextPerson;
  /** The slug of the country in which it is held. */
  country: string | null;
  organization: TextOrganization | null;
  /** Whether the country is named next to the title; otherwise it is only suggested by the sentence or the person. */
  isNear: boolean;
  status: PositionStatus;
  where: 'before the name' | 'after the name' | 'led by';
  /** Where the text names the office before it names the holder. */
  announcedAt?: number;
  confidence: number;
}

/** Offices of states and organizations. Excludes occupations such as manager or analyst. */
const PORTFOLIO = [...PORTFOLIOS].map((word) => `[${word[0]}${word[0]!.toLowerCase()}]${word.slice(1)}`).join('|');
/** "Palace spokeswoman", "foreign ministry’s spokesman". */
const SPOKES = String.raw`(?:(?:[Pp]alace|[Ee]mbassy|[Gg]overnment|[Pp]residential|[Pp]olice|[Aa]rmy|(?:(?:${PORTFOLIO.toLowerCase()})\s)?ministry)(?:['’]s)?\s)?[Ss]pokes(?:man|woman|person)`;
export const OFFICE = String.raw`(?:[Vv]ice-|(?:[Vv]ice|[Dd]eputy|[Pp]rime|(?:(?:${PORTFOLIO})\sand\s)?(?:${PORTFOLIO})|[Aa]ssistant|[Ss]upreme|[Pp]aramount|[Cc]hief|[Gg]eneral|[Ff]irst|[Ss]enior|[Ss]tate|[Ee]xecutive|[Mm]anaging|[Pp]ermanent|[Rr]egional|[Oo]pposition|[Mm]ajority|[Mm]inority|[Cc]entral\s[Bb]ank|army|navy|police)\s)*(?:[Pp]resident|[Pp]remier|[Cc]hancellor|[Mm]inister|[Ss]ecretary(?:[ -][Gg]eneral|\s(?:of|for)\s(?:State|Defen[sc]e|the\sTreasury|Commerce|Homeland\sSecurity))?|[Ll]eader|[Dd]irector(?:[ -][Gg]eneral)?|[Cc]hair(?:man|woman|person)?|[Kk]ing|[Qq]ueen|[Ee]mperor|[Ee]mpress|[Ee]mir|[Ss]ultan|[Pp]ope|[Tt]aoiseach|[Gg]rand [Dd]u(?:ke|chess)|[Cc]rown [Pp]rince(?:ss)?|[Pp]rince(?:ss)?|[Aa]mbassador|[Gg]overnor(?:[ -][Gg]eneral)?|[Mm]ayor|[Mm]ember|${SPOKES}|[Rr]ector|[Cc]hief\sof\s[Ss]taff|[Cc]ommissioner|[Uu]ndersecretary|[Ee]nvoy|[Cc]ommander|[Ss]peaker|[Mm]arshal|[Cc]ongress(?:man|woman)|[Ss]enator|[Cc]hief\s[Ee]xecutive(?:\s[Oo]fficer)?|[Hh]ead)`;
const NOT_HELD = String.raw`(?<gone>(?:[Ff]ormer|[Ee]x-?|[Tt]hen[- ]|[Ll]ate|[Oo]ne-time|[Ff]uture|[Ii]ncoming|[Aa]cting|[Oo]utgoing)\s?)?`;
/** "former Chinese President". */
const GONE = new RegExp(String.raw`(?:^|[\s(])${NOT_HELD.replace(/\?$/, '')}$`, 'u');
/** A title between an office and a name, which does not belong to the office: "the President of Chile, Mr. Arrau". */
const COURTESY = String.raw`(?:H\.\s?E\.|HE|(?:His|Her)\sExcellency|(?:the\s)?(?:(?:Rt|Right)\.?\s)?Hon(?:\.|ou?rable)?|\p{Lu}\p{Ll}+\s\(ret(?:d|ired)?\.?\)|[Cc]omrade|Sheikha?|Sir|Dame|Lord|(?:Dr|Mr|Mrs|Ms|Prof|Engr)\.?|General|Senhora?|Señora?|Herr|Frau|Signora?|Monsieur|Madame|Dom)`;
export const HONORIFIC = `${COURTESY}(?:\\s${COURTESY}){0,2}`;
/** "Chinese President ", "North Korean leader ", "former foreign minister ", with what follows "of". */
const BEFORE = new RegExp(
  String.raw`(?:^|[\s(“"‘’'.-])${NOT_HELD}(?<title>${OFFICE}(?:\s(?:for|of)\s(?:the\s)?\p{L}+(?:\s(?:and\s|of\s(?:the\s)?)?\p{Lu}\p{L}+|\s[Aa]ffairs|(?:,?\sand)?\s(?:${PORTFOLIO.toLowerCase()}|security|affairs)){0,5})?)(?:(?<=[Aa]mbassador(?:\sof\s.*)?)\sto\s(?:the\s)?\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)?,?\s(?:${HONORIFIC}\s)?$`,
  'u',
);
/** In an apposition, only its first word: ", received the foreign minister of France," is none. */
const DETERMINER = '(?:the|an?|his|her|its|their)';
/** ", the foreign minister of France,", " of the Politburo", ", China’s ambassador". */
const AFTER = new RegExp(
  String.raw`^,\s(?!and\s)(?:who\sis\s)?(?:(?:the|an?|its|their)\s)?(?:(?!(?:Deputy|Vice|Assistant|Chief|First|Prime|Majority|Minority|${PORTFOLIO})\s)\p{Lu}(?:(?!(?<!of)\s${DETERMINER}\s)[^,.;“”"]){1,40}?(?:['’]s?)?\s)?(?:(?!(?:by|with|and|${DETERMINER})\s)\p{Ll}+\s){0,2}?${NOT_HELD}(?<title>${OFFICE})(?:\s(?:of|for|in|at|to)\s(?:the\s)?(?<of>[^,.;()“”"]{2,80}?(?:(?<=[Mm]inister of [^,]*)(?:, \p{Lu}\p{L}+)*,? and \p{Lu}\p{L}+)?))?(?=[,.;)]|$| who | since )`,
  'u',
);
/** "leader in the Ghanaian parliament Accra": the words after the office. */
const NEXT_NAME = /(?<= (?!(?:of|for|in|at|to|and|the|an?|de|da|del|von|van) )\p{Ll}+) \p{Lu}.*$/u;
/** Offices whose holder serves in another country. */
const SENT = /(?:ambassador|envoy)$/iu;
/** A title that is part of a name: "King Edvard". */
const ROYAL_TITLE = /^(?:(?:Crown|Grand) )?(?:King|Queen|Prince|Princess|Emperor|Empress|Sultan|Pope|Duke|Duchess) /u;
const MEMBER_OF = /^ of the (?=(?<of>[^,.;]{3,60}))/u;
/** "the WPK [Workers’ Party of Korea], led by Comrade Chairman [Kim]". */
const LED_BY = new RegExp(
  String.raw`[\])]?,? (?:which is |who are )?(?:led|headed|chaired) by (?:its )?(?:[Cc]omrade )?(?<title>${OFFICE}) \[?$`,
  'u',
);

const SURE = 0.96;
const LIKELY = 0.8;
export const UNSURE = 0.6;

/** "The Foreign Minister, Mr Ann Lee, the Foreign Minister of Peru, Ms Rui Mora": the second office is Mora’s. */
const NEXT_HOLDER = new RegExp(String.raw`^,\s(?:${HONORIFIC}\s)?(?:\p{Lu}[\p{L}.’'-]*\s){0,2}$`, 'u');

/** Finds the offices of people that the text states next to their names. */
export function officesIn(text: string, names: Names): FoundOffice[] {
  const sentences = sentencesIn(text);
  const found: FoundOffice[] = [];
  for (const mention of names.mentions) {
    const sentence = sentences[lastUpTo(sentences, mention.start)];
    if (!sentence) continue;
    const title = ledBy(text, mention, sentence, names) ?? before(text, mention, sentence, names);
    const later = title?.organization ? null : after(text, mention, sentence, names);
    const next = later && names.mentions.find(({ start }) => start >= later.end);
    const others = title && next && NEXT_HOLDER.test(text.slice(later.end, next.start)) ? null : later;
    const own = [title && jointly(text, title, sentence), title, others, leading(text, mention, sentence, names)].filter(
      (each) => each !== null,
    );
    const counterpart = own.length === 0 ? counterpartOf(text, mention, sentence, names, found) : null;
    found.push(...own, ...(counterpart ? [counterpart] : []));
  }
  for (const [index, sentence] of sentences.entries()) announce(text, sentence, sentences[index + 1], names, found);
  return found;
}

/** ", who heads the state trade agency", ", who until August ran the arms agency". */
const LEADING = new RegExp(
  String.raw`^(?:,[^,;“”"]{1,60})?,? who (?:(?:now|also|still|currently) )?(?<until>until [\p{L}\p{N} ]{3,20} )?(?<verb>heads|leads|runs|chairs|headed|led|ran|chaired) (?<body>(?:the|an?|its|his|her|[\p{L}-]+['’]s?) (?:[\p{L}’'-]+ ){0,5}?(?:agency|authority|association|bank|board|body|bureau|chamber|commission|committee|company|council|department|federation|foundation|fund|institute|ministry|movement|office|party|service|union)(?: (?:of|for) [\p{L} ]{3,40})?)(?=[,.;]|$| (?:and|who|in|since) )`,
  'u',
);

/** The office of somebody who leads a body. Its title is made from the words. */
function leading(text: string, mention: PersonMention, sentence: UnitSpan, names: Names): FoundOffice | null {
  const next = names.mentions.find(({ start }) => start >= mention.end)?.start ?? sentence.end;
  const match = mention.isFull ? LEADING.exec(text.slice(mention.end, Math.min(next, sentence.end))) : null;
  if (!match) return null;
  const { until, verb, body } = match.groups!;
  const isNow = /s$/u.test(verb!);
  const end = mention.end + match[0].length;
  const title = `${verb!.startsWith('chair') ? 'chair' : 'head'} of ${body}`;
  const office = officeOf(mention, title, undefined, 'after the name', { start: mention.start, end });
  return { ...office, status: isNow ? office.status : until ? 'ENDED' : 'UNKNOWN', isNear: false, confidence: UNSURE };
}

/** "Iran’s foreign minister", "The Greek prime minister". */
const ANNOUNCED = new RegExp(
  String.raw`^(?:['’]s?)? (?:(?:new|visiting|top|interim) ){0,2}(?<title>${OFFICE})(?= (?!(?:of|for|and) )\p{Ll})`,
  'u',
);

/** "Iran’s foreign minister flew to Oman. Abbas Araghchi met": the next sentence begins with the holder. Never certain. */
function announce(text: string, { start, end }: UnitSpan, next: UnitSpan | undefined, names: Names, found: FoundOffice[]): void {
  const country = names.countries.find((each) => each.start >= start && each.end <= end);
  if (!next || !country || country.by === 'city' || !/^(?:The )?$/u.test(text.slice(start, country.start))) return;
  const [words, title] = ANNOUNCED.exec(text.slice(country.end, end)) ?? [];
  const holder = names.mentions.find((each) => each.start >= next.start);
  const own = found.find(({ person }) => person === holder?.person);
  const isKnown = found.some((office) => office.country === country.country && isCalled(office, title ?? ''));
  const isByline = holder && /^, \d/u.test(text.slice(holder.end, holder.end + 3)); // "Meridian Wire, 14 March"
  if (!words || !holder?.isFull || isByline || isKnown || (own ?? holder).start !== next.start) return;
  if (own && (own.country !== null || !isCalled(own, title!))) return;
  const office =
    own ?? officeOf(holder, title!, undefined, 'before the name', { start: country.start, end: country.end + words.length });
  Object.assign(office, { country: country.country, isNear: false, announcedAt: country.start });
  office.confidence = Math.min(office.confidence, UNSURE);
  if (!own) found.push(office);
}

/** "Deputy Prime Minister and ", before another office of the same person. */
const JOINT = new RegExp(String.raw`(?<!\p{L})(?<![Tt]he )(?<title>${OFFICE}) and $`, 'u');

function jointly(text: string, office: FoundOffice, { start }: UnitSpan): FoundOffice | null {
  const at = office.start + text.slice(office.start, office.end).indexOf(office.title);
  const { index, groups } = (office.where === 'before the name' && JOINT.exec(text.slice(start, at))) || {};
  return index === undefined ? null : { ...office, title: groups!['title']!, start: Math.min(office.start, start + index) };
}

const COUNTERPART = /(?<!\p{L})(?:his|her|their) (?:\p{Lu}[\p{L}-]+ ){0,3}(?:counterpart|opposite number),? $/u;

/** "Lee met her Peruvian counterpart, Rui Mora": Mora has the office that Lee has. */
function counterpartOf(
  text: string,
  mention: PersonMention,
  sentence: UnitSpan,
  names: Names,
  found: readonly FoundOffice[],
): FoundOffice | null {
  const match = mention.isFull ? COUNTERPART.exec(text.slice(sentence.start, mention.start)) : null;
  const first = match && names.mentions.find(({ start }) => start >= sentence.start)?.person;
  const held = found.findLast(({ person, status, organization }) => person === first && status === 'HELD' && !organization);
  if (!match || !held) return null;
  const start = sentence.start + match.index;
  const country = names.countries.find((each) => each.start > start && each.end < mention.start)?.country ?? null;
  if (country === null || country === held.country) return null;
  const office = officeOf(mention, held.title, undefined, 'before the name', { start, end: mention.end });
  return { ...office, country, confidence: UNSURE };
}

function before(text: string, mention: PersonMention, sentence: UnitSpan, names: Names): FoundOffice | null {
  // A title does not contain another person's name.
  const previous = names.mentions.findLast(({ end }) => end <= mention.start)?.end ?? 0;
  const from = Math.max(sentence.start, previous, mention.start - 120);
  const royal = ROYAL_TITLE.exec(mention.words)?.[0].length ?? 0;
  const match = BEFORE.exec(text.slice(from, mention.start + royal));
  if (!match) return null;
  const printed = match.groups!['title']!;
  const { gone } = match.groups!;
  const at = from + match.index + match[0].search(/[\p{L}]/u);
  const titleAt = from + match.index + match[0].indexOf(printed);
  // "Ann Lee, head of the navy, Dr. Rui Mora"
  const rest = match[0].slice(titleAt - from - match.index);
  if (/^,\s(?:the\s)?$/u.test(text.slice(previous, at)) && /,\s(?!H\.)/u.test(rest)) return null;
  const within = placeOf(printed.replace(OF_THE_DAY, ''), titleAt, names);
  const near = within.place ?? beside(text, at, names) ?? ofAfter(text, mention, names);
  const bare = titleAt === sentence.start ? withoutCapital(within.title) : within.title;
  const isOfCity = near !== within.place && near !== null && 'by' in near && near.by === 'city' && /mayor$/iu.test(bare);
  // "Lima’s mayor" is not the mayor of Peru.
  const title = isOfCity ? `${bare} of ${cityName(near.words)}` : bare;
  const of = !within.place && /(?<!Minister) (?:of|for) (?!State|state|Foreign|foreign|Defen|defen)/u.test(bare) ? null : near;
  const past = near && GONE.exec(text.slice(sentence.start, near.start));
  const span = { start: Math.min(near?.start ?? at, at), end: Math.max(mention.end, near?.end ?? 0) };
  const notHeld = gone ?? past?.groups!['gone'] ?? (OF_THE_DAY.test(printed) ? 'then' : undefined);
  const office = officeOf(mention, title, notHeld, 'before the name', span);
  if (of) return placed(office, of, names, true);
  const isOfBody = LEADS.test(title) || OF_THE_BODY.test(text.slice(sentence.start, titleAt));
  const [only, ...others] = isOfBody ? names.organized.filter(({ kind }) => kind === 'INTERGOVERNMENTAL') : [];
  if (only && others.length === 0)
    return { ...office, organization: only, isNear: false, confidence: Math.min(office.confidence, LIKELY) };
  if (title === 'Pope') return { ...office, country: 'vatican-city' };
  // "On the Chinese side, Premier Li Keqiang": the sentence or the store suggests the country.
  const known = mention.person.known?.country;
  const first = names.countries.find(({ start, by }) => start >= sentence.start && start < mention.start && by === 'people');
  const isOnSide = /^(?:On|From|For) the /u.test(text.slice(sentence.start, first?.start ?? 0));
  const country = known ?? (isOnSide ? first?.country : HEAD.test(title) ? null : joinedWith(text, at, sentence, names)) ?? null;
  return { ...office, country, isNear: false, confidence: Math.min(office.confidence, country ? LIKELY : UNSURE) };
}

/** "the prime minister of the day" */
const OF_THE_DAY = / of the (?:day|time)$/u;

/** "First Lady and ", "Vice President Efua Mensah and ". */
const JOINED = /^(?: \p{Lu}[\p{L}.’'-]*){1,7}(?:,? and|, accompanied by) $/u;

/** Titles that only leaders of organizations have. */
export const LEADS = /^(?:Secretary|Director)[ -]General$/iu;

/** "the organization’s", before "spokesman". */
const OF_THE_BODY = /(?<!\p{L})[Tt]he (?:organi[sz]ation|agency|union|bank|body)['’]s $/u;

/** Heads of state and government, who are often named together with a counterpart. */
const HEAD = /^(?:Prime Minister|President|Premier|Chancellor|King|Queen|Emperor|Empress|Emir|Sultan)/u;

/** The country of the office or the person with which an office is joined: "Ghanaian First Lady and Minister of Health". */
function joinedWith(text: string, at: number, { start }: UnitSpan, { countries }: Names): string | null {
  const before = countries.findLast((each) => each.start >= start && each.end <= at && each.by === 'people');
  return before && JOINED.test(text.slice(before.end, at)) ? before.country : null;
}

/** The title without the country or organization that it names: "President of Brazil". */
export function placeOf(title: string, at: number, names: Names) {
  for (const { 0: of, index } of title.matchAll(/ of (?:the )?/gu)) {
    const place = [...names.countries, ...names.organizations].find(({ start }) => start === at + index + of.length);
    if (place) return { title: title.slice(0, index), place };
  }
  return { title, place: null };
}

/** "President Anna Lind of Norway", "Secretary-General Ruth Sakala of the African Union". */
function ofAfter(text: string, { end }: PersonMention, { countries, organizations }: Names) {
  const of = /^ of (?:the )?/u.exec(text.slice(end, end + 8));
  const places = [...countries.filter(({ by }) => by === 'name'), ...organizations];
  return (of && places.find(({ start }) => start === end + of[0].length)) ?? null;
}

/** The mention that ends right before an offset: "Chinese ", "South Korea’s ", "United Front Department ", "Maltese counterpart, ". */
function beside(text: string, at: number, names: Names): CountryMention | OrganizationMention | null {
  const all = [...names.organizations, ...names.countries];
  const isBeside = (end: number) =>
    end <= at && at - end < 15 && /^(?:(?:['’]s?)?[\s-]?| (?:counterpart|opposite number),? )$/u.test(text.slice(end, at));
  return all.find(({ start, end }) => start < at && isBeside(end)) ?? null;
}

/** "a former head of Shell Nigeria": the country is part of a name. */
const isInName = (before: string): boolean => / (?!The )\p{Lu}\p{L}+ $/u.test(before);

function after(text: string, mention: PersonMention, sentence: UnitSpan, names: Names): FoundOffice | null {
  if (!mention.isFull) return null;
  const rest = text.slice(mention.end, Math.min(sentence.end, mention.end + 160));
  const match = AFTER.exec(rest);
  // "Ann Lee, Minister of Energy K. Boadu": Boadu's office
  const from = mention.end + (match?.[0].lastIndexOf(match.groups!['title']!) ?? 0);
  const until = mention.end + (match?.[0].length ?? 0);
  const isOfNext = names.mentions.some(({ start, confidence }) => start > from && start < until && confidence > UNSURE);
  const within = (start: number, end: number) =>
    [...names.organizations, ...names.countries].find(
      (each) =>
        each.start >= start &&
        each.end <= end &&
        !('by' in each && (each.by === 'city' || isInName(text.slice(start, each.start)))),
    ) ?? null;
  if (match && !isOfNext) {
    const { title, gone, of = '' } = match.groups!;
    // "ambassador to Chile": the ambassador is not from Chile.
    const [upTo] = /^.*?(?= (?:to|in) |$)/su.exec(match[0])!;
    const place = within(mention.end, mention.end + (SENT.test(title!) ? upTo : match[0]).length);
    const span = { start: mention.start, end: mention.end + match[0].length };
    // "deputy head of the port's commercial division", "commander of the Estonian Defence Forces"
    const isWhole =
      !place || ('by' in place && place.by === 'people' && place.end < span.end && place.start > span.end - of.length - 1);
    const whole = isWhole ? match[0].slice(match[0].lastIndexOf(title!)).replace(NEXT_NAME, '') : title!;
    const office = officeOf(mention, whole, gone, 'after the name', span);
    if (!place && /^(?:[Mm]ember.*|[Hh]ead|[Ll]eader|[Dd]irector|[Cc]hief)$/u.test(whole)) return null;
    return place ? placed(office, place, names, false) : { ...office, confidence: UNSURE };
  }
  const member = MEMBER_OF.exec(rest);
  if (!member) return null;
  const at = mention.end + member[0].length;
  const place = names.organizations.find(({ start }) => start === at);
  if (!place || !['PARTY', 'GOVERNMENT', 'LEGISLATURE', 'INTERGOVERNMENTAL'].includes(place.organization.kind)) return null;
  const office = officeOf(mention, 'Member', undefined, 'after the name', { start: mention.start, end: place.end });
  return placed(office, place, names, true);
}

function ledBy(text: string, mention: PersonMention, sentence: UnitSpan, names: Names): FoundOffice | null {
  const from = Math.max(sentence.start, mention.start - 60);
  const match = LED_BY.exec(text.slice(from, mention.start));
  const at = match && from + match.index;
  const place = at !== null && names.organizations.find(({ end }) => end === at);
  if (!match || !place) return null;
  const office = officeOf(mention, match.groups!['title']!, undefined, 'led by', { start: place.start, end: mention.end });
  return placed(office, place, names, true);
}

export function officeOf(
  mention: PersonMention,
  title: string,
  gone: string | undefined,
  where: FoundOffice['where'],
  span: UnitSpan,
): FoundOffice {
  const status = gone === undefined ? 'HELD' : /^(?:former|ex|late|one)/i.test(gone) ? 'ENDED' : 'UNKNOWN';
  return {
    ...span,
    ...{ title, person: mention.person, country: null, organization: null, isNear: true, status, where },
    confidence: Math.min(where === 'after the name' ? LIKELY : SURE, mention.confidence),
  };
}

/** Assigns an office to a country or an organization. "The Chinese Communist Party’s director" belongs to the organization. */
export function placed(
  office: FoundOffice,
  place: CountryMention | OrganizationMention,
  names: Names,
  isNear: boolean,
): FoundOffice {
  if ('organization' in place) return { ...office, organization: place.organization, isNear };
  const isMember = /^member/i.test(office.title);
  const isUnclear = isMember || names.organizations.some(({ start, end }) => start >= office.start && end <= office.end);
  const confidence = isUnclear ? Math.min(office.confidence, UNSURE) : office.confidence;
  return { ...office, country: place.country, isNear, confidence };
}

/** The title that begins a sentence: "foreign minister" for "Foreign minister", but "Foreign Minister" and "President". */
function withoutCapital(title: string): string {
  return / \p{Ll}/u.test(title) && !/ \p{Lu}/u.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
}

/** Whether a text may refer to the office by this title, in lower case: "minister" for "Minister of Health". */
export const isCalled = ({ title }: FoundOffice, by: string): boolean =>
  ` ${title.toLowerCase().replace(/ (?:of|for) .*$/u, '')}`.endsWith(` ${by}`) || title.toLowerCase() === by;
