import { z } from 'zod';
import { SourceKind } from '../generated/enums.js';
import { coverageStatement } from './coverage.js';
import { date, language, offset, reference, sha256Field, text, title } from './fields.js';
import { kind } from './kind.js';
import { textForm } from '../reasons.js';

/** The SHA-256 of the empty text, stored for links. */
export const NO_TEXT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const webAddress = (description: string) =>
  z
    .url({ protocol: /^https?$/, error: textForm('URL') })
    .max(2_000)
    .describe(description);

/** The annotated text. Each annotation has one source, which no mutation changes. */
export const source = kind({
  model: 'Source',
  plural: 'sources',
  thing: 'a source',
  label: 'Article',
  caption: { first: ['title'] },
  hasPage: true,
  place: { table: 'source' },
  cited: 'never',
  fields: {
    kind: z.enum(SourceKind).default('ARTICLE').describe('The kind of text.'),
    title: title('The title, as printed.'),
    section: text('The section or column.').optional(),
    publisher: reference('organizations', 'the organization that published it').optional(),
    publishedOn: date().optional(),
    url: webAddress('The URL at which the text can be read.').optional(),
    licence: text('The licence of the text, if any, as an SPDX id such as CC0-1.0, or public-domain.').optional(),
    language: language('The language of the text, as a BCP 47 tag such as `en`.').optional(),
    coversHosts: text(
      'The countries that it covers as hosts, and no others: the United States. Omitted if it may cover any.',
    ).optional(),
    coversGuests: text('The only guest countries that it covers. Omitted if it may cover any.').optional(),
    coversYears: text('The years that it covers, such as 1874–2020.').optional(),
    coversTrips: text('The visits that it covers, by visitor: visits of heads of state and of government.').optional(),
    coverage: z
      .array(coverageStatement)
      .max(100)
      .default([])
      .describe('The visits that it covers, in machine-readable form, and whether it claims to list all of them.'),
    datesMean: text(
      'What its visit dates mean: for example, days in Washington, D.C. Omitted if they are the days of the visits.',
    ).optional(),
    archivedUrl: webAddress('The URL of an archived copy, such as one in the Internet Archive.').optional(),
    archive: text(
      'The archive or library that holds the original, such as the National Archives of the United Kingdom.',
    ).optional(),
    archiveCollection: text('The collection, series or record group in the archive, such as FO 371.').optional(),
    box: text('The box or volume in the collection.').optional(),
    folder: text('The folder or item in the box.').optional(),
    sha256: sha256Field.default(NO_TEXT).describe("The SHA-256 of the text's UTF-8 bytes. Omit it for a link."),
    length: offset.default(0).describe('The length of the text, in Unicode code points. A link has no text.'),
  },
  featured: ['title', 'publisher', 'publishedOn', 'url', 'language'],
  labels: {
    publisher: 'Outlet',
    publishedOn: 'Published',
    url: 'Address',
    archivedUrl: 'Archived copy',
    coversTrips: 'Covers visits',
    datesMean: 'Its dates mean',
  },
});
