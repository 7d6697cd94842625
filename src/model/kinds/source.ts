import { z } from 'zod';
import { SourceKind } from '../generated/enums.js';
import { date, language, offset, reference, sha256Field, text, title } from './fields.js';
import { kind } from './kind.js';
import { textForm } from '../reasons.js';

/** The SHA-256 of the empty text, stored for links. */
export const NO_TEXT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The annotated text. Each annotation has one source, and no mutation changes it. */
export const source = kind({
  model: 'Source',
  plural: 'sources',
  thing: 'a source',
  label: 'Article',
  caption: { first: ['title'] },
  place: { table: 'source' },
  cited: 'never',
  fields: {
    kind: z.enum(SourceKind).default('ARTICLE').describe('The kind of text.'),
    title: title('The title, as printed.'),
    section: text('The section or column.').optional(),
    publisher: reference('organizations', 'the organization that published it').optional(),
    publishedOn: date().optional(),
    url: z
      .url({ protocol: /^https?$/, error: textForm('URL') })
      .max(2_000)
      .describe('Where the text can be read.')
      .optional(),
    licence: text('The licence of the text, where it has one, as an SPDX id: CC0-1.0; or public-domain.').optional(),
    language: language('The language of the text: en.').optional(),
    coversHosts: text(
      'Which countries it covers as hosts, and no others: the United States. Absent if it may cover any.',
    ).optional(),
    coversGuests: text('Which countries it covers as guests, and no others. Absent if it may cover any.').optional(),
    coversYears: text('Which years it covers: 1874–2020.').optional(),
    coversTrips: text('Which visits it covers, by whom: visits of heads of state and of government.').optional(),
    datesMean: text(
      'What its dates of visits mean: days in Washington, D.C. Absent if they are the days of the visits.',
    ).optional(),
    sha256: sha256Field.default(NO_TEXT).describe("The SHA-256 of the text's UTF-8 bytes. A link has none."),
    length: offset.default(0).describe('The length of the text, in Unicode code points. A link has none.'),
  },
  featured: ['title', 'publisher', 'publishedOn', 'url', 'language'],
  labels: {
    publisher: 'Outlet',
    publishedOn: 'Published',
    url: 'Address',
    coversTrips: 'Covers visits',
    datesMean: 'Its dates mean',
  },
});
