import { fold } from '../../model/fold.js';

/** Names of one city each, old and new, or in several spellings. */
const CITIES: readonly (readonly string[])[] = [
  ['Kiev', 'Kyiv'],
  ['Peking', 'Peiping', 'Beijing'],
  ['Saigon', 'Ho Chi Minh City'],
  ['Hangchow', 'Hangzhou'],
  ['Canton', 'Guangzhou'],
  ['Nanking', 'Nanjing'],
  ['Chungking', 'Chongqing'],
  ['Pusan', 'Busan'],
  ['Batavia', 'Djakarta', 'Jakarta'],
  ['Jidda', 'Jiddah', 'Jeddah'],
  ['Kishenev', 'Kishinev', 'Chisinau'],
  ['Petrograd', 'Leningrad', 'St. Petersburg'],
  ['Bombay', 'Mumbai'],
  ['Calcutta', 'Kolkata'],
  ['Madras', 'Chennai'],
  ['Rangoon', 'Yangon'],
  ['Dacca', 'Dhaka'],
  ['Nur-Sultan', 'Astana'],
  ['Alma-Ata', 'Almaty'],
  ['Frunze', 'Bishkek'],
  ['Ashkhabad', 'Ashgabat'],
  ['Ulan Bator', 'Ulaanbaatar'],
  ['Tiflis', 'Tbilisi'],
  ['Danzig', 'Gdansk'],
  ['Constantinople', 'Istanbul'],
  ['Salonika', 'Thessaloniki'],
  ['Leopoldville', 'Kinshasa'],
  ['Salisbury', 'Harare'],
  ['Bathurst', 'Banjul'],
  ['Ciudad Trujillo', 'Santo Domingo'],
];

/** Returns the other names of the city with this name; none if no such city is known to have several. */
export function otherPlaceNames(name: string): string[] {
  const is = (other: string) => fold(other) === fold(name.trim());
  return CITIES.filter((names) => names.some(is)).flatMap((names) => names.filter((other) => !is(other)));
}

/** Returns the names of several words in a search, of cities with other names, each with the other words; undefined if there are none. */
export function longNamesIn(search: string): { word: string; rest: string | undefined }[] {
  const words = search.trim().split(/\s+/);
  return CITIES.flat().flatMap((name) => {
    const length = name.split(' ').length;
    const at = words.findIndex((_, from) => fold(words.slice(from, from + length).join(' ')) === fold(name));
    return length > 1 && at >= 0 ? [{ word: name, rest: words.toSpliced(at, length).join(' ') || undefined }] : [];
  });
}
