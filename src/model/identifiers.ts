/** An identifier scheme: the format of its values, and the URL that they are appended to. */
export interface Scheme {
  /** What the scheme identifies. Used in descriptions. */
  about: string;
  pattern: RegExp;
  example: string;
  /** The URL prefix to which a value is appended. */
  url: string;
}

/** Identifier schemes, by their names in annotations. The database constraint `are_identifiers` also lists them. */
export const SCHEMES = {
  wikidata: {
    about: 'Wikidata: entities of every kind.',
    pattern: /^Q[1-9][0-9]{0,11}$/,
    example: 'Q56226',
    url: 'https://www.wikidata.org/entity/',
  },
  viaf: {
    about: 'The Virtual International Authority File: people and organizations.',
    pattern: /^[1-9][0-9]{1,21}$/,
    example: '33156217',
    url: 'https://viaf.org/viaf/',
  },
  gnd: {
    about: 'The Integrated Authority File of the German National Library.',
    pattern: /^(1[0-9]{7,8}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X])$/,
    example: '118564595',
    url: 'https://d-nb.info/gnd/',
  },
  isni: {
    about: 'The International Standard Name Identifier (ISO 27729), without spaces.',
    pattern: /^[0-9]{15}[0-9X]$/,
    example: '0000000121320781',
    url: 'https://isni.org/isni/',
  },
  lcnaf: {
    about: 'The Name Authority File of the Library of Congress.',
    pattern: /^n[bors]?[0-9]{8,10}$/,
    example: 'n79018774',
    url: 'https://id.loc.gov/authorities/names/',
  },
  ror: {
    about: 'The Research Organization Registry: universities and institutes.',
    pattern: /^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$/,
    example: '0161xgx34',
    url: 'https://ror.org/',
  },
} as const satisfies Record<string, Scheme>;

type SchemeName = keyof typeof SCHEMES;
export const SCHEME_NAMES = Object.keys(SCHEMES) as SchemeName[];

/** Values by scheme. */
export type Identifiers = Partial<Record<SchemeName, string | undefined>>;

/** Returns identifiers in their stored form, `scheme:value`, sorted alphabetically. */
export function identifierList(identifiers: Identifiers): string[] {
  return SCHEME_NAMES.flatMap((scheme) => (identifiers[scheme] ? [`${scheme}:${identifiers[scheme]}`] : [])).sort();
}

/** Returns why a string is not an identifier such as wikidata:Q56226; null if it is one. */
export function identifierFault(text: string): string | null {
  const [scheme = '', value] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  if (!Object.hasOwn(SCHEMES, scheme)) {
    return `${JSON.stringify(text)} has no known scheme. Write one of ${SCHEME_NAMES.join(', ')}, a colon and the value: wikidata:Q56226.`;
  }
  const { pattern, example } = SCHEMES[scheme as SchemeName];
  return pattern.test(value!)
    ? null
    : `${JSON.stringify(value)} is not a valid identifier of ${scheme}. Expected a value such as ${example}.`;
}
