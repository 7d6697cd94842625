import { isWeb } from '../urls.js';
import { SentenceList } from './names.js';

interface Identified {
  identifiers: { scheme: string; value: string; url: string }[];
}

const SCHEMES: Record<string, string> = {
  WIKIDATA: 'Wikidata',
  VIAF: 'VIAF',
  GND: 'GND',
  ISNI: 'ISNI',
  LCNAF: 'Library of Congress',
  ROR: 'ROR',
};

/** Links to an object's entries in other collections. */
export function IdentifierLinks({ of: { identifiers } }: { of: Identified }) {
  const links = identifiers
    .filter(({ url }) => isWeb(url))
    .map(({ scheme, value, url }) => (
      <a key={scheme} href={url} rel="external">
        {SCHEMES[scheme] ?? scheme} {value}
      </a>
    ));
  if (links.length === 0) return null;
  return (
    <p class="aside">
      Elsewhere: <SentenceList items={links} />
    </p>
  );
}

/** Returns the URLs of an object's entries in other collections, for JSON-LD. */
export function sameAs({ identifiers }: Identified): object {
  return identifiers.length === 0 ? {} : { sameAs: identifiers.map(({ url }) => url) };
}
