import { z } from 'zod';
import { StatementAttribution, StatementKind, StatementTranslator } from '../generated/enums.js';
import { asPrinted, date, language, links, reference, citedSpan, text, words } from './fields.js';
import { countCodePoints } from '../text/code-points.js';
import { interruptedParts } from '../text/find-quotation.js';
import { kind } from './kind.js';

const speaker = z
  .strictObject({
    person: reference('people', 'a person').optional(),
    organization: reference('organizations', 'an organization that speaks in its own name').optional(),
    country: reference('countries', 'a state that speaks in its own name').optional(),
    role: text("The role in which they speak, in the source's words, such as “spokesperson for the ministry”.").optional(),
  })
  .describe('A speaker. Set exactly one of `person`, `organization` and `country`, and also `role` if the source states it.');

/** A statement, as one source reports it. Statements of several sources are never resolved (decision 8). */
export const statement = kind({
  model: 'Statement',
  plural: 'statements',
  thing: 'a statement',
  label: 'Quote',
  caption: { first: ['text'] },
  shownOn: ['visit', 'reportedBy'],
  place: { table: 'statements', slug: 'key' },
  cited: 'always',
  fields: {
    kind: z.enum(StatementKind).describe('How the source reports it.'),
    text: words("The words: exactly as printed for a quote, or in the annotator's words for a paraphrase."),
    language: language('The language of the text, as a BCP 47 tag such as `en`.').optional(),
    original: words('The original words, if the text is a translation of them.').optional(),
    originalLanguage: language('The language in which it was said, as a BCP 47 tag such as `ko`.').optional(),
    translatedBy: z.enum(StatementTranslator).describe('Who translated it into the language of the text.').optional(),
    speakers: links({ model: 'StatementSpeaker', ordered: true }, speaker, 'The speakers. Empty if the source names nobody.'),
    speakersAsPrinted: z
      .array(text('A speaker, as the source prints it.'))
      .max(100)
      .default([])
      .describe('The speakers as the source prints them, in its order, such as “a senior official”.'),
    attribution: z
      .enum(StatementAttribution)
      .describe('To whom the source attributes it: named speakers, an unnamed speaker, or nobody.')
      .optional(),
    reportedBy: reference('organizations', 'the outlet that the source credits').optional(),
    reportedThrough: links(
      { model: 'StatementReport', ordered: true },
      reference('organizations', 'an outlet, which quotes the next'),
      'The slugs of the outlets through which the statement reached the source: first the outlet that the source credits, then the one that this outlet quotes, and so on.',
    ),
    saidOn: date().optional(),
    saidOnAsPrinted: asPrinted('The day'),
    place: text('The city or place where it was said, as the source names it.').optional(),
    country: reference('countries', 'the country in which it was said').optional(),
    visit: reference('visits', 'the visit during which it was said, or whose readout contains it').optional(),
    event: reference('events', 'the event at which it was said').optional(),
    about: links(
      { model: 'StatementVisit', ordered: false },
      reference('visits', 'another visit that it mentions'),
      'The slugs of other visits that the statement mentions.',
    ),
    topics: links({ model: 'StatementTopic', ordered: false }, reference('topics', 'a topic'), 'The slugs of its topics.'),
  },
  featured: ['kind', 'text', 'speakers', 'speakersAsPrinted', 'reportedBy', 'visit', 'about', 'saidOn'],
  labels: {
    ...{ text: 'Words', original: 'Original words', visit: 'Said during', about: 'About the visits' },
    reportedThrough: 'Reported through (the credited outlet, then the one that it quotes)',
  },
  computed: { passageStart: (_: unknown, cite) => Math.min(...cite.map((passage) => citedSpan(passage).start)) },
  quotedWords: ({ kind, text }: { kind: StatementKind; text: string }, cite) => {
    const [{ start, end }, parts] = [citedSpan(cite[0]!), interruptedParts(text)];
    if (kind === 'PARAPHRASE') return [];
    return parts.length > cite.length || end - start === countCodePoints(text) ? [text] : parts;
  },
  slugFrom: 'text',
});
