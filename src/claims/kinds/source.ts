import { z } from 'zod';
import { SourceKind } from '../../db/generated/enums.js';
import { date, offset, reference, text, title } from './fields.js';
import { kind } from './kind.js';

/** The annotated text. Each annotation has one, and no mutation changes it. */
export const source = kind({
  model: 'Source',
  plural: 'sources',
  thing: 'a source',
  place: { table: 'source' },
  cited: 'never',
  fields: {
    kind: z.enum(SourceKind).default('ARTICLE').describe('The kind of text.'),
    title: title('The title, as printed.'),
    section: text('The section or column.').optional(),
    publisher: reference('organizations', 'the organization that published it').optional(),
    publishedOn: date().optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .describe('Where the text can be read.')
      .optional(),
    licence: text('The licence of the text, where it has one.').optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
      .describe("The SHA-256 of the text's UTF-8 bytes."),
    length: offset.describe('The length of the text, in Unicode code points.'),
  },
});
