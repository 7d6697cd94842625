/** A path for each page, with the seed's data; and some that find nothing. */
export const SAMPLE_PAGES = [
  '/',
  '/visits/kim-jong-un-china-2018',
  '/visits/kim-jong-il-china-2000',
  '/visits/there-was-none',
  '/sources/china-north-korea-extol-traditional-friendship',
];
