/** Where an identifier comes from: what its values look like, and where one leads. `value` is left out of the address. */
export interface Scheme {
  /** What it identifies, for descriptions. */
  about: string;
  pattern: RegExp;
  example: string;
  /** The value stands at its end. */
  url: string;
}

/** The schemes of identifiers, by the name that annotations use. The law `are_identifiers` of the store has them as well. */
export const SCHEMES = {
  wikidata: {
    about: 'Wikidata: anything.',
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

/** As a column holds them: scheme, colon and value, in the order of their letters. */
export function identifierList(identifiers: Identifiers): string[] {
  return SCHEME_NAMES.flatMap((scheme) => (identifiers[scheme] ? [`${scheme}:${identifiers[scheme]}`] : [])).sort();
}

/** Why a text is no identifier; null if it is one: wikidata:Q56226. */
export function identifierFault(text: string): string | null {
  const [scheme = '', value] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  if (!Object.hasOwn(SCHEMES, scheme)) {
    return `${JSON.stringify(text)} has no known scheme. Write one of ${SCHEME_NAMES.join(', ')}, a colon and the value: wikidata:Q56226.`;
  }
  const { pattern, example } = SCHEMES[scheme as SchemeName];
  return pattern.test(value!) ? null : `${JSON.stringify(value)} is no identifier of ${scheme}, such as ${example}.`;
}
