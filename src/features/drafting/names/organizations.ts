import type { OrganizationKind } from '../../../model/generated/enums.js';
import { toSlug } from '../../../model/slug.js';
import type { UnitSpan } from '../language/sentences.js';
import type { KnownOrganization } from './known.js';
import { Phrases } from './phrases.js';

export interface TextOrganization {
  slug: string;
  name: string;
  abbreviation: string | null;
  kind: OrganizationKind;
  /** The slug of its country; null if unknown. */
  country: string | null;
  known: KnownOrganization | null;
}

export interface OrganizationMention extends UnitSpan {
  words: string;
  organization: TextOrganization;
}

/** Agencies and newspapers that news reports quote, with the country of each. They are recognized even without a store. */
const OUTLETS: readonly (readonly [country: string | null, kind: OrganizationKind, ...names: string[]])[] = [
  ['china', 'NEWS_AGENCY', 'Xinhua', 'Xinhua News Agency'],
  ['north-korea', 'NEWS_AGENCY', 'KCNA', 'Korean Central News Agency'],
  ['south-korea', 'NEWS_AGENCY', 'Yonhap', 'Yonhap News Agency'],
  ['japan', 'NEWS_AGENCY', 'Kyodo', 'Kyodo News'],
  ['russia', 'NEWS_AGENCY', 'TASS', 'ITAR-TASS'],
  ['russia', 'NEWS_AGENCY', 'Interfax'],
  ['russia', 'NEWS_AGENCY', 'RIA Novosti'],
  ['united-kingdom', 'NEWS_AGENCY', 'Reuters'],
  ['france', 'NEWS_AGENCY', 'AFP', 'Agence France-Presse'],
  ['united-states', 'NEWS_AGENCY', 'Associated Press', 'The Associated Press', 'AP'],
  ['united-states', 'NEWS_AGENCY', 'UPI', 'United Press International'],
  ['germany', 'NEWS_AGENCY', 'DPA', 'Deutsche Presse-Agentur'],
  ['spain', 'NEWS_AGENCY', 'EFE'],
  ['italy', 'NEWS_AGENCY', 'ANSA'],
  ['turkiye', 'NEWS_AGENCY', 'Anadolu', 'Anadolu Agency'],
  ['iran', 'NEWS_AGENCY', 'IRNA'],
  ['syria', 'NEWS_AGENCY', 'SANA'],
  ['india', 'NEWS_AGENCY', 'PTI', 'Press Trust of India'],
  ['malaysia', 'NEWS_AGENCY', 'Bernama'],
  ['indonesia', 'NEWS_AGENCY', 'Antara'],
];

const HEADS: readonly (readonly [RegExp, OrganizationKind])[] = [
  [/^(?:Times|Post|Journal|Herald|Tribune)$/, 'NEWSPAPER'],
  [/^(?:News|Television|TV|Radio)$/, 'BROADCASTER'],
  [/^(?:Party|Politburo)$/, 'PARTY'],
  [/^(?:Army|Navy|Corps|Forces?)$/, 'ARMED_FORCES'],
  [/^(?:Senate|Parliament|Congress|Assembly)$/, 'LEGISLATURE'],
  [/^Court$/, 'COURT'],
  [/^(?:Department|Ministry|Commission|Bureau|Office|Agency|Cabinet|Embassy|Administration)$/, 'GOVERNMENT'],
  [/^(?:Institute|Institution|Center|Centre|Foundation)$/, 'THINK_TANK'],
  [/^(?:University|College|Academy|Bank|Union|Association|Committee|Society|Alliance|Council|Organization|Museum)$/, 'OTHER'],
  [/^(?:Company|Corporation|Industries|Holdings|Airlines|Motors|Shipyards?|Shipbuilding|Electronics)$/, 'COMPANY'],
];
/** "World Health Organization", "African Union". */
const OF_STATES =
  /^(?:World|International|United|African|European|Asian|Arab|Pacific|Nordic) .*(?:Organization|Union|Agency|Commission|Council|Bank)(?!\p{L})/u;
/** "National Security Council", but not the council of an industry. */
const STATE_COUNCIL =
  /(?<!\p{L})(?:State|National|Federal|Federation|Security|Supreme|Privy|Legislative|Executive|City|Municipal|Revolutionary|Ministers)(?!\p{L})/u;
const HEAD = String.raw`(?:Party|Politburo|Army|Navy|Corps|Department|Ministry|Commission|Bureau|Office|Agency|Senate|Parliament|Congress|Court|Embassy|Council|Assembly|Institute|Institution|Center|Centre|Foundation|University|College|Academy|Bank|Union|Association|Committee|Society|Company|Corporation|Industries|Holdings|Airlines|Motors|Shipyards?|Shipbuilding|Electronics|Alliance|Times|Post|Journal|News|Herald|Tribune|Television|TV|Radio|Organization|Museum)`;
const WORD = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’](?!s\s\p{Ll})\p{L}*)?(?:-\p{L}+)*`;
const LINK = String.raw`(?:of the|of|for the|for|and|on|in)`;
/** "United Front Department", "Ministry of Foreign Affairs", "Center for Strategic and International Studies". */
const BY_HEAD = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'-])(?!(?:[\p{L}-]+-based|US|UK|The|A|An|This|But|And|In|On|At|When|After|According|From|Under|Both)\s)(?:${WORD}(?<!-based)\s){0,5}(?<head>${HEAD})(?![\p{L}\p{N}-])(?:\s${LINK}\s${WORD}(?:(?:,?\s(?:and\s)?)(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Mr|Ms|Mrs|Dr|Professor|President|Prime|Ambassador|Captain|Colonel|Major|General|Admiral|Vice|Rear)\b)${WORD})*)?`,
  'gu',
);
/** "El Mercurio reported", "the news agency BNS quoted": the subject of "reported" is an outlet. */
const REPORTS = String.raw`(?=\s(?:had\s|has\s)?(?:reported|reports|quoted|quotes)(?!\p{L}))`;
/** The end of a name in other sentences. */
const NAME_END = String.raw`(?=[,.;:]|\s(?:that|and|had|has|is|was|in|on|\p{Ll}+(?:ed|s|d))(?!\p{L}))`;
/** "OSLO, May 2 (Fjord Wire) -" */
const IN_DATELINE = new RegExp(
  String.raw`(?<=(?:^|\n)\p{Lu}[\p{Lu} .’'-]{2,40}(?:, [^()\n]{2,60})? ?\()${WORD}(?:\s${WORD}){0,3}(?=\) ?(?:--?|–|—) )`,
  'gu',
);
const REPORTING: readonly (readonly [OrganizationKind, RegExp])[] = [
  ['NEWS_AGENCY', IN_DATELINE],
  ['NEWS_AGENCY', new RegExp(String.raw`(?<=[Nn]ews\s[Aa]gency\s)${WORD}(?:\s${WORD}){0,2}${NAME_END}`, 'gu')],
  ['BROADCASTER', new RegExp(String.raw`(?<=(?:broadcaster|radio\sstation)\s)${WORD}(?:\s${WORD}){0,2}${NAME_END}`, 'gu')],
  // "told Radio Mirador that", "Kolo FM, a private station"
  [
    'BROADCASTER',
    new RegExp(
      String.raw`(?<![\p{L}’'-]|\p{Lu}[\p{L}.’'-]*\s)(?:(?:Radio|Televisión|Rádio|Canal|Channel)\s(?:${WORD}|\d{1,2})(?:\s${WORD}){0,2}|${WORD}(?:\s${WORD})?\s(?:FM|AM))(?![\p{L}\p{N}’'-])`,
      'gu',
    ),
  ],
  ['NEWSPAPER', new RegExp(String.raw`(?<=(?:newspaper|daily|weekly)\s)${WORD}(?:\s${WORD}){0,2}${REPORTS}`, 'gu')],
  // "told the daily La Voz del Mar that"
  [
    'NEWSPAPER',
    new RegExp(
      String.raw`(?<=(?:[Tt]he|['’]s)\s(?:[\p{L}-]+\s){0,3}(?:newspaper|daily|weekly)\s)${WORD}(?:\s(?:(?:de|del|della|du|des|di|da|do|of|the|la|el)\s){0,2}${WORD}){0,3}${NAME_END}`,
      'gu',
    ),
  ],
  ['NEWSPAPER', new RegExp(String.raw`(?<![\p{L}’'-]|\p{Lu}[\p{L}.’'-]*\s)(?:El|La|Le|Il|Der|Die)\s${WORD}${REPORTS}`, 'gu')],
];
/** "chairman of fruit exporter Agrícola Punamar", "chief executive of Agrícola Punamar" */
const COMPANY = new RegExp(
  String.raw`(?<=(?:chief executive|chair(?:man|woman)?|head|director|president|founder|owner) of (?:the )?(?:\p{Ll}[\p{Ll}-]+ ){0,2}(?:exporter|importer|maker|producer|manufacturer|operator|developer|retailer|carrier|airline|bank|company|firm|group|giant) )${WORD}(?:\s${WORD}){0,3}|(?<=(?:chief executive(?: officer)?|CEO) of )(?!Hong|Macau|Macao)${WORD}(?:\s${WORD}){0,3}`,
  'gu',
);
/** "Workers’ Party of Korea (WPK)". */
const ABBREVIATED = /^ ?[([](?<abbreviation>\p{Lu}[\p{Lu}\p{N}&-]{1,9})[)\]]/u;
/** "the WPK [Workers’ Party of Korea]". */
const SPELLED_OUT = /(?<abbreviation>(?<![\p{L}\p{N}])\p{Lu}{2,9}) ?[([]$/u;

/** Finds organizations in a text: stored ones, agencies, and others recognized by the form of their names. */
export function organizationsIn(text: string, known: readonly KnownOrganization[]) {
  const organizations = new Map<string, TextOrganization>();
  const phrases = new Phrases<TextOrganization>();
  const stored = new Set<string>();
  for (const organization of known) {
    const { slug, name, aliases, abbreviation, kind, country } = organization;
    const own = { slug, name, abbreviation, kind, country, known: organization };
    for (const each of [name, ...aliases, ...(abbreviation ? [abbreviation] : [])]) {
      phrases.add(each, own);
      stored.add(toSlug(each));
    }
  }
  for (const [country, kind, ...names] of OUTLETS) {
    if (names.some((name) => stored.has(toSlug(name)))) continue;
    const own = { slug: toSlug(names[0]!), name: names[0]!, abbreviation: null, kind, country, known: null };
    for (const name of names) phrases.add(name, own);
  }
  const named = phrases.in(text);
  for (const { 0: found, index, groups } of text.matchAll(BY_HEAD)) {
    const [start, end] = [index, index + found.length];
    if (named.some((other) => other.start < end && other.end > start && other.end - other.start >= found.length)) continue;
    if (found === groups!['head'] && found !== 'Politburo') continue;
    const abbreviation =
      ABBREVIATED.exec(text.slice(end, end + 14))?.groups!['abbreviation'] ??
      SPELLED_OUT.exec(text.slice(Math.max(0, start - 14), start))?.groups!['abbreviation'];
    const slug = toSlug(found);
    const kind = OF_STATES.test(found)
      ? 'INTERGOVERNMENTAL'
      : groups!['head'] === 'Council' && STATE_COUNCIL.test(found)
        ? 'GOVERNMENT'
        : (HEADS.find(([head]) => head.test(groups!['head']!))?.[1] ?? 'OTHER');
    const own = organizations.get(slug) ?? { slug, name: found, abbreviation: null, kind, country: null, known: null };
    own.abbreviation ??= abbreviation ?? null;
    organizations.set(slug, own);
    phrases.add(found, own);
    if (abbreviation) phrases.add(abbreviation, own);
  }
  for (const [kind, pattern] of [...REPORTING, ['COMPANY', COMPANY] as const]) {
    for (const [name] of text.matchAll(pattern)) {
      // "Le Pen reported" after "Marine Le Pen"
      if (phrases.in(name).length > 0 || new RegExp(String.raw`\p{Lu}[\p{L}.’'-]*\s${name}`, 'u').test(text)) continue;
      const own = { slug: toSlug(name), name, abbreviation: null, kind, country: null, known: null };
      organizations.set(own.slug, own);
      phrases.add(name, own);
    }
  }
  const mentions = phrases.in(text).flatMap(({ start, end, means }): OrganizationMention[] => {
    const [only, ...others] = means;
    return others.length > 0 ? [] : [{ start, end, words: text.slice(start, end), organization: only! }];
  });
  return { mentions, organizations: [...new Set(mentions.map(({ organization }) => organization))] };
}
