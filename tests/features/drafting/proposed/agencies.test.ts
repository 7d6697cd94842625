import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { propose } from '../../../../src/features/drafting/propose.js';

/** A Wednesday. */
const published = '2026-06-10';
const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => propose(text, { known, published }).proposals;
const visitsIn = (text: string) =>
  read(text).flatMap(({ type, claim }) => {
    if (type !== 'Visit') return [];
    const { title, guestCountry, hostCountry, places, start, end } = claim;
    const guest = String(title).replace(/['’]s (?:possible )?visit .*/u, '');
    return [
      [guest, `${String(guestCountry)}>${String(hostCountry)}`, ...((places ?? []) as string[]), start, end].join(' ').trim(),
    ];
  });

const SALONEN = 'Finnish President Marja Salonen';
const TO_NORWAY = 'Marja Salonen finland>norway';

test.each([
  [`${SALONEN} arrived with four ministers in Oslo on Tuesday.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} flew into Oslo on Tuesday.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} crossed into Norway on Tuesday.`, `${TO_NORWAY} 2026-06-09`],
  [`${SALONEN}’s armored train crossed into Norway on Tuesday.`, `${TO_NORWAY} 2026-06-09`],
  [`${SALONEN} was in Oslo on Tuesday for talks with the fishermen.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} opened a three-day visit to Norway on Tuesday.`, `${TO_NORWAY} 2026-06-09`],
  [`${SALONEN} visited a fish plant in Oslo on Tuesday.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} visited a fish plant in Bodo, Norway, on Tuesday.`, `${TO_NORWAY} Bodo 2026-06-09`],
  [`BODO, Norway (AP) — ${SALONEN} arrived in Bodo on Tuesday.`, `${TO_NORWAY} Bodo 2026-06-09`],
  [`OSLO, Norway (AP) — President Olav Dahl welcomed ${SALONEN} to his office on Tuesday.`, `${TO_NORWAY} 2026-06-09`],
  [
    `OSLO, Norway (AP) — ${SALONEN} met Norwegian Prime Minister Henrik Dahl on Tuesday.\n\nThe visit is the first in years.`,
    TO_NORWAY + ' Oslo',
  ],
  ['U.S. Vice President JD Vance flew to Oslo on Tuesday.', 'JD Vance united-states>norway Oslo 2026-06-09'],
  [
    'Finland’s president wrapped up a two-day trip to Norway on Tuesday.\n\nMarja Salonen met Prime Minister Henrik Dahl.',
    `${TO_NORWAY}  2026-06-09`,
  ],
  [
    `Norwegian Prime Minister Henrik Dahl welcomed Salonen’s predecessor, Finnish President Timo Aalto, in Oslo on Tuesday. Marja Salonen sang.`,
    'Timo Aalto finland>norway Oslo 2026-06-09',
  ],
  [`${SALONEN} arrived in Oslo on Tuesday. Salonen wraps up her visit on Thursday.`, `${TO_NORWAY} Oslo 2026-06-09 2026-06-11`],
  [`${SALONEN} arrived in Oslo on Tuesday. The visit ends on Thursday.`, `${TO_NORWAY} Oslo 2026-06-09 2026-06-11`],
])('a visit as news agencies report it: %s', (text, visit) => {
  expect(visitsIn(text)).toEqual([visit]);
});

test.each([
  `${SALONEN} visited an exhibition on the war in Ukraine on Tuesday.`,
  `${SALONEN} never crossed into Norway.`,
  `${SALONEN} arrived with news of the war in Ukraine.`,
  'Finland’s president visited a fish plant.\n\nSwedish Minister Henrik Dahl flew to Oslo.',
])('words like those of a visit that report none of a known guest: %s', (text) => {
  expect(visitsIn(text).filter((visit) => visit.includes('finland'))).toEqual([]);
});
