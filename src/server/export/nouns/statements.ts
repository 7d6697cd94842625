import { date, list, page, passageOf, reference, text, typed, updatedAt } from '../csv/columns.js';
import { ExportStatementsDocument } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { listed } from './noun.js';

/** The plurals of what can speak. */
const SPEAKERS = { Person: 'people', Organization: 'organizations', Country: 'countries' } as const;

export const statements = listed('statements', ExportStatementsDocument, {
  key: 'id',
  columns: [
    text('id', 'The global id.', ({ id }) => id),
    reference('source', 'The source that reports it.', (row) => row.citationsConnection.nodes[0]?.source),
    typed('integer', 'passageStart', 'Start of its first passage, in code points.', (row) => row.citationsConnection.nodes[0]?.start), // prettier-ignore
    typed('integer', 'passageEnd', 'End of its first passage, exclusive; citations.csv has all.', (row) => row.citationsConnection.nodes[0]?.end), // prettier-ignore
    text('kind', 'Whose words the text holds.', ({ kind }) => kind),
    text('text', 'The text.', (row) => row.text),
    text('attribution', 'To whom the source attributes it.', ({ attribution }) => attribution),
    list('speakers', 'Slugs of the speakers.', ({ speakers }) => speakers.map(({ slug }) => slug)),
    list('speakersName', 'Names of the speakers.', ({ speakers }) => speakers.map(({ name }) => name)),
    list('speakersAsPrinted', 'The speakers, as printed.', (row) => row.speakersAsPrinted),
    list('reportedThrough', 'Slugs of the outlets through which the source has it.', (row) =>
      row.reportedThrough.map(({ slug }) => slug),
    ),
    list('reportedThroughName', 'Their names.', (row) => row.reportedThrough.map(({ name }) => name)),
    date('saidOn', 'The day on which it was said.', ({ saidOn }) => saidOn),
    text('saidOnAsPrinted', 'The words from which the day was read.', (row) => row.saidOnAsPrinted),
    text('place', 'The city or place where it was said.', ({ place }) => place),
    reference('country', 'The country in which it was said.', ({ country }) => country),
    reference('visit', 'The visit on which it was said.', ({ visit }) => visit),
    reference('event', 'The event at which it was said.', ({ event }) => event),
    list('about', 'Slugs of other visits that it mentions.', ({ about }) => about.map(({ slug }) => slug)),
    list('topics', 'Slugs of its topics.', ({ topics }) => topics.map(({ slug }) => slug)),
    updatedAt(),
    text(
      'passageFragment',
      'The part of the structure of the text: row=17.',
      (row) => row.citationsConnection.nodes[0]?.fragment,
    ),
    page(passageOf),
    text('language', 'The language of the text (BCP 47).', ({ language }) => language),
    text('original', 'The words that were said, where the text is a translation.', ({ original }) => original),
    text('originalLanguage', 'The language in which it was said.', (row) => row.originalLanguage),
    text('translatedBy', 'Who translated it.', ({ translatedBy }) => translatedBy),
    list('speakerRoles', 'The roles in which the speakers speak, in their order; empty where none is given.', (row) =>
      row.speakerRoles.some((role) => role !== null) ? row.speakerRoles.map((role) => role ?? '') : [],
    ),
  ],
  jsonLd: (row) => ({
    '@id': `statements/${row.id}`,
    '@type': 'Quotation',
    text: row.text,
    inLanguage: row.language,
    translationOfWork: originalOf(row),
    spokenByCharacter: row.speakers.map((speaker) => link(SPEAKERS[speaker.__typename], speaker)),
    dateCreated: row.saidOn?.edtf,
    locationCreated: link('countries', row.country) ?? (row.place === null ? null : { '@type': 'Place', name: row.place }), // prettier-ignore
    isPartOf: link('events', row.event) ?? link('visits', row.visit),
    isBasedOn: link('sources', row.citationsConnection.nodes[0]?.source),
    mentions: row.about.map((visit) => link('visits', visit)),
    about: row.topics.map((topic) => link('topics', topic)),
    dateModified: row.updatedAt,
  }),
});

/** Null if the text is no translation, as far as is known. */
function originalOf({ original, originalLanguage }: { original: string | null; originalLanguage: string | null }) {
  if (original === null && originalLanguage === null) return null;
  return { '@type': 'Quotation', text: original, inLanguage: originalLanguage };
}
