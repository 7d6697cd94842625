import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  claimFields,
  date,
  identifierColumn,
  identifiers,
  isWhole,
  language,
  linkReferences,
  note,
  offset,
  passageField,
  sha256Field,
  slug,
  citedSpan,
  text,
  title,
  words,
} from '../../../src/model/kinds/fields.js';
import { inOurWords } from '../../../src/model/read/shape-problems.js';
import { KINDS } from '../../../src/model/kinds/kinds.js';

// What the fields of claims accept and refuse, and how each is described.

const HASH = 'a1'.repeat(32);
const long = (length: number) => 'x'.repeat(length);

test.each<[string, z.ZodType, given: unknown, taken: unknown]>([
  ['a line, trimmed', text(''), ' A line ', 'A line'],
  ['a line of 2,000 characters', text(''), long(2_000), long(2_000)],
  ['a line, normalized to NFC', text(''), 'e\u0301', 'é'],
  ['a title of 500 characters', title(''), long(500), long(500)],
  ['several lines', words(''), ' One\nTwo\n', 'One\nTwo'],
  ['words of 10,000 characters', words(''), long(10_000), long(10_000)],
  ['a note of several lines', note(), 'One\nTwo', 'One\nTwo'],
  ['a language', language(''), 'KO', 'ko'],
  ['a language of three letters, with a script', language(''), 'yue-hant', 'yue-Hant'],
  ['a slug of one letter', slug, 'a', 'a'],
  ['a slug of words and digits', slug, 'kim-jong-un-2018', 'kim-jong-un-2018'],
  ['a slug of 200 characters', slug, long(200), long(200)],
  ['a date', date(), '2018-03', '2018-03'],
  ['a year without quotes', date(), 1_000, '1000'],
  ['the last year', date(), 9_999, '9999'],
  ['a date of 40 characters', date(), long(40), long(40)],
  ['the first offset', offset, 0, 0],
  ['the last offset', offset, 2 ** 31 - 1, 2 ** 31 - 1],
  ['a hash', sha256Field, HASH, HASH],
  ['a passage', passageField, [1, 5], [1, 5]],
  ['a passage with its words', passageField, { start: 1, end: 5, exact: 'word' }, { start: 1, end: 5, exact: 'word' }],
  ['an identifier', identifiers(), { wikidata: 'Q1' }, { wikidata: 'Q1' }],
  ['no identifiers', identifiers(), undefined, undefined],
])('%s is accepted', (_, type, given, taken) => {
  expect(type.parse(given)).toEqual(taken);
});

const NO_LINE = 'ONE_LINE';
test.each<[string, z.ZodType, given: unknown, message: string]>([
  ['an empty line', text(''), ' ', 'must be text of length at least 1, not ""'],
  ['a line of 2,001 characters', text(''), long(2_001), 'must be text of length at most 2000'],
  ['two lines', text(''), 'One\nTwo', NO_LINE],
  ['a control character at the start', text(''), '\0A', NO_LINE],
  ['half a surrogate pair', text(''), 'A\ud83d', NO_LINE],
  ['a title of 501 characters', title(''), long(501), 'must be text of length at most 500'],
  ['empty words', words(''), '\n', 'must be text of length at least 1, not ""'],
  ['words of 10,001 characters', words(''), long(10_001), 'must be text of length at most 10000'],
  ['words with a tab', words(''), 'One\tTwo', 'LINES'],
  ['words with half a surrogate pair', words(''), '\udc00 A', 'LINES'],
  ['the name of a language', language(''), 'Korean', 'LANGUAGE'],
  ['a language of one letter', language(''), 'x-klingon', 'LANGUAGE'],
  ['a language with a prefix', language(''), '1-ko', 'LANGUAGE'],
  ['a malformed language', language(''), 'ko-', 'LANGUAGE'],
  ['a language of 36 characters', language(''), `en-${'abcde-'.repeat(5)}abc`, 'must be text of length at most 35'],
  ['an empty slug', slug, '', 'SLUG'],
  ['a slug with an upper-case letter', slug, 'Kim', 'SLUG'],
  ['a slug that begins with a hyphen', slug, '-kim', 'SLUG'],
  ['a slug that ends with a hyphen', slug, 'kim-', 'SLUG'],
  ['a slug with two hyphens', slug, 'kim--un', 'SLUG'],
  ['a slug of 201 characters', slug, long(201), 'must be text of length at most 200'],
  ['a year of three digits', date(), 999, 'must be at least 1000, not 999'],
  ['a year of five digits', date(), 10_000, 'must be at most 9999, not 10000'],
  ['a fractional year', date(), 2018.5, 'must be a whole number'],
  ['a date of 41 characters', date(), long(41), 'must be text of length at most 40'],
  ['a negative offset', offset, -1, 'must be at least 0, not -1'],
  ['an offset that PostgreSQL cannot store', offset, 2 ** 31, 'must be at most 2147483647'],
  ['a fractional offset', offset, 1.5, 'must be a whole number'],
  ['an upper-case hash', sha256Field, HASH.toUpperCase(), 'SHA256'],
  ['a hash of 63 digits', sha256Field, HASH.slice(1), 'SHA256'],
  ['a hash of 65 digits', sha256Field, `${HASH}0`, 'SHA256'],
  ['a malformed identifier', identifiers(), { wikidata: '1' }, 'must be an identifier of wikidata, such as Q56226'],
  ['an identifier of 41 characters', identifiers(), { wikidata: `Q${long(40)}` }, 'must be text of length at most 40'],
  ['an identifier of an unknown scheme', identifiers(), { wiki: 'Q1' }, 'wiki'],
])('%s is refused', (_, type, given, message) => {
  const issues = JSON.stringify(type.safeParse(given, inOurWords).error?.issues.map((issue) => [issue.message, issue]));
  expect(issues).toContain(JSON.stringify(message).slice(1, -1));
});

test('a passage of a source without a text is the whole source', () => {
  const whole = [
    [0, 0],
    [0, 1],
    [1, 1],
  ].map(([start, end]) => isWhole({ start: start!, end: end! }));
  expect(whole).toEqual([true, false, false]);
});

test('values missing from a passage are null', () => {
  const nothing = { exact: null, fragment: null, digest: null };
  expect(citedSpan([1, 5])).toEqual({ start: 1, end: 5, ...nothing });
  expect(citedSpan({ start: 1, end: 5, exact: 'word' })).toEqual({ start: 1, end: 5, ...nothing, exact: 'word' });
  expect(citedSpan({ start: 1, end: 5, fragment: 'row=1', digest: HASH })).toMatchObject({ fragment: 'row=1', digest: HASH });
});

test('identifiers are stored as a list, which is empty if there are none', () => {
  expect([identifierColumn({ wikidata: 'Q1' }), identifierColumn(undefined)]).toEqual([['wikidata:Q1'], []]);
});

test('each field of a claim is described as required, as a list or as a reference, with its meaning', () => {
  const described = KINDS.flatMap(({ plural, shape }) =>
    claimFields(shape).flatMap(({ name, required, isList, refersTo, links, type, description: _, mayFollow, ...meaning }) => {
      const fields = type instanceof z.ZodObject && links ? linkReferences(type).map((field) => field.name) : [];
      const table =
        links && `${links.model}${links.ordered ? ' in order' : ''}${fields.length > 0 ? ` by ${fields.join()}` : ''}`;
      const parts = [required && 'required', isList && 'list', refersTo && `→ ${refersTo}`, table, mayFollow && 'course'];
      const said = [...parts, ...Object.keys(meaning).filter((key) => meaning[key as keyof typeof meaning])].filter(Boolean);
      return said.length > 0 ? `${plural}.${name}: ${said.join(', ')}` : [];
    }),
  );
  expect(described.join('\n')).toMatchInlineSnapshot(`
    "organizations.name: required, isSpelling
    organizations.aliases: list, isSpelling
    organizations.abbreviation: isSpelling
    organizations.kind: required
    organizations.country: → countries
    organizations.parent: → organizations
    organizations.identifiers: isMap
    organizations.cite: list
    people.name: required, isSpelling
    people.aliases: list, isSpelling
    people.country: → countries
    people.identifiers: isMap
    topics.name: required, isSpelling
    sources.title: required
    sources.publisher: → organizations
    sources.publishedOn: isDate
    sources.coverage: list
    sources.sha256: isComputed
    sources.length: isComputed
    journeys.name: required, isSpelling
    visits.title: required, isOurWords
    visits.status: required, course
    visits.guestCountry: → countries
    visits.hostCountry: required, → countries
    visits.hostOrganization: → organizations
    visits.occasion: → events
    visits.journey: → journeys
    visits.places: list
    visits.guestCountryAsPrinted: isSpelling
    visits.hostCountryAsPrinted: isSpelling
    visits.start: isDate
    visits.startAsPrinted: isSpelling
    visits.end: isDate
    visits.endAsPrinted: isSpelling
    visits.note: isOurWords, isMultiline
    visits.cite: required, list
    events.kind: required
    events.title: required, isOurWords
    events.status: required, course
    events.start: isDate
    events.startAsPrinted: isSpelling
    events.end: isDate
    events.endAsPrinted: isSpelling
    events.note: isOurWords, isMultiline
    events.country: → countries
    events.countryAsPrinted: isSpelling
    events.places: list
    events.visit: → visits
    events.cite: required, list
    kinships.person: required, → people
    kinships.relative: required, → people
    kinships.kind: required
    kinships.cite: required, list
    positions.title: required
    positions.person: required, → people
    positions.organization: → organizations
    positions.country: → countries
    positions.personAsPrinted: isSpelling
    positions.start: isDate
    positions.startAsPrinted: isSpelling
    positions.end: isDate
    positions.endAsPrinted: isSpelling
    positions.note: isOurWords, isMultiline
    positions.status: course
    positions.cite: required, list
    delegates.name: required, isSpelling
    delegates.person: → people
    delegates.side: isStated
    delegates.capacity: isStated
    delegates.role: isOffice
    delegates.cite: required, list
    participants.person: → people
    participants.country: → countries
    participants.organization: → organizations
    participants.name: isSpelling
    participants.role: isOffice
    participants.cite: required, list
    statements.kind: required
    statements.text: required, isMultiline
    statements.original: isMultiline
    statements.speakers: list, StatementSpeaker in order by person,organization,country
    statements.speakersAsPrinted: list
    statements.reportedBy: → organizations
    statements.reportedThrough: list, → organizations, StatementReport in order
    statements.saidOn: isDate
    statements.saidOnAsPrinted: isSpelling
    statements.country: → countries
    statements.visit: → visits
    statements.event: → events
    statements.about: list, → visits, StatementVisit
    statements.topics: list, → topics, StatementTopic
    statements.cite: required, list"
  `);
});
