import { importMapped, type MappedImportOptions } from '../../../../src/features/mapping/mapped-files.js';
import type { Database } from '../../../../src/db/database.js';
import { files } from '../files.js';

/** Imports one data file with a mapping and its lists. */
export async function run(
  database: Database,
  mapping: string,
  data: string | Uint8Array,
  lists: Record<string, string> = {},
  options: MappedImportOptions = {},
) {
  const paths: Record<string, string> = await files({ 'mapping.yaml': mapping, data, ...lists });
  const result = await importMapped(database, paths['mapping.yaml']!, [paths['data']!], options);
  const problems = result.survey.problems.map(({ code, line, row, column }) => [code, line, row, column]);
  return { ...result, problems };
}

/** Returns the visits of the source by slug. */
export async function visits(database: Database) {
  const found = await database.prisma.visit.findMany({
    where: { citations: { some: { source: { slug: 'trips-data' } } } },
    include: {
      guestCountry: true,
      hostCountry: true,
      delegation: { include: { person: true }, orderBy: { ordinal: 'asc' } },
      citations: { include: { source: { include: { document: true } } } },
    },
    orderBy: { slug: 'asc' },
  });
  return found.map(({ slug, title, guestCountry, hostCountry, startEdtf, endEdtf, places, ...visit }) => {
    const [{ start, end, source }] = visit.citations as [(typeof visit.citations)[number]];
    return {
      ...{ slug, title, places, start: startEdtf, end: endEdtf, kind: visit.kind },
      ...{ guest: guestCountry?.slug, host: hostCountry.slug },
      who: visit.delegation.map(({ name, role, person, capacity }) => ({ name, role, person: person?.slug, capacity })),
      record: [...source.document!.text!].slice(start, end).join(''),
    };
  });
}

export const SOURCE = 'source: { slug: "trips-{file}", kind: DATASET, title: Trips }';

export const PLAIN = `
${SOURCE}
format: { csv: {} }
key: trip-{id}
visit:
  title: 'Trip {id}'
  status: COMPLETED
  guestCountry: { from: guest, countries: countries.csv }
  hostCountry: { from: host }
  start: start
  end: end
  delegation: who
people: { same: people.csv }
`;
export const LISTS = {
  'countries.csv':
    'name,from,to,slug\n"China, Republic of",,1949,republic-of-china-1912-1949\n"China, Republic of",1950,,taiwan\nMalaya,1957,1963,malaysia\n',
  'people.csv': 'spelling,country,slug,name\nJ. Doe,,jane-doe,Jane Doe\nJane Doe,france,jane-doe,\n',
};
export const HEADER = 'id,guest,host,start,end,who\n';

/** Each row except the first and the last has one problem. */
export const BAD = [
  HEADER.trim(),
  '1,FR,ES,2001,,A',
  '2,Frnace,ES,2001,,A',
  '3,Malaya,ES,1980,,A',
  '4,FR,ES,2001-13,,A',
  '5,FR,ES,2001,2000,A',
  '1,FR,ES,2002,,A',
  '7,FR,ES,2002',
  '8,FR,ES,2002,,Various leaders',
  '9,FR,,2002,,A',
  '"",FR,ES,2002,,A',
  '11,FR,ES,2002,,A',
].join('\r\n');
export const REFUSED = [
  ['country-unknown', 3, 3, 'guest'],
  ['country-outside-years', 4, 4, 'guest'],
  ['date-form', 5, 5, 'start'],
  ['ends-before-start', 6, 6, 'end'],
  ['duplicate-key', 7, 7, undefined],
  ['ragged-row', 8, 8, undefined],
  ['aggregate', 9, 9, 'who'],
  ['missing-value', 10, 10, 'host'],
  ['key-form', 11, 11, 'id'],
];
