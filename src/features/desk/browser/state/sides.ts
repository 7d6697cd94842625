import { entryCollection } from './annotation-cells.js';
import { cellText, type Cells, type Fields, type Json } from './cells.js';
import { entriesIn, ownedEntries } from './names.js';

/** The visit itself, or the visit to which an event belongs. */
const visitOf = (cells: Cells, owner: string): string =>
  entryCollection(owner) === 'visits' ? owner : `visits/${cellText(cells.get(owner)?.['visit'])}`;

/** Returns the side of a country in a visit or in the visit of an event; undefined if it has none, or both. */
export function sideOfCountry(cells: Cells, owner: string, country: string): 'HOST' | 'GUEST' | undefined {
  const { hostCountry, guestCountry } = cells.get(visitOf(cells, owner)) ?? {};
  if (country === '' || hostCountry === guestCountry) return undefined;
  return country === hostCountry ? 'HOST' : country === guestCountry ? 'GUEST' : undefined;
}

/** Returns the side of a delegate in the visit; empty if the delegate is on neither side, or on both. */
export function sideInDelegation(cells: Cells, owner: string, [by, slug]: readonly [string, Json]): string {
  const sides = ownedEntries(cells, visitOf(cells, owner)).flatMap(({ fields }) => (fields[by] === slug ? [fields['side']] : []));
  return new Set(sides).size === 1 ? cellText(sides[0]) : '';
}

/** Returns the people who head the guests of a visit, as slugs. */
export const guestHeads = (cells: Cells, visit: string): string[] =>
  ownedEntries(cells, visit).flatMap(({ fields }) =>
    fields['side'] === 'GUEST' && fields['capacity'] === 'HEAD' ? [cellText(fields['person'])] : [],
  );

/** Returns the organization for which guests travel: their head has an office in it, and neither is of a country. Empty if none. */
export function guestOrganization(cells: Cells, visit: string): string {
  const heads = guestHeads(cells, visit);
  const offices = entriesIn(cells, 'positions').filter(
    ({ fields }) => heads.includes(cellText(fields['person'])) && fields['status'] !== 'ENDED',
  );
  const organization = cellText(offices[0]?.fields['organization']);
  const isOfCountry = [cells.get(`organizations/${organization}`), ...offices.map(({ fields }) => fields)].some(
    (each) => each?.['country'],
  );
  return isOfCountry ? '' : organization;
}

/** An empty side, so that the form and the check ask for one: in an annotation, a delegate without a side is a guest. */
export const askedSide = (collection: string): Fields => (collection === 'delegation' ? { side: '' } : {});
