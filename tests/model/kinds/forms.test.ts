import { expect, test } from 'vitest';
import { COLLECTIONS } from '../../../src/features/desk/collections.data.js';
import { fieldLabel } from '../../../src/features/desk/field-label.js';
import { KINDS } from '../../../src/model/kinds/kinds.js';

// What the declaration of a kind tells users: its form in the desk, the names of its fields, and what identifies it.

test('each kind has a form that starts with the most frequently used fields', () => {
  const forms = Object.entries(COLLECTIONS).map(([name, { label, fields, caption, about, wordsField, bare, list }]) => {
    const labels = (rare: boolean) =>
      fields.flatMap((field) =>
        (field.isRare ?? false) === rare ? [(field.label ?? fieldLabel({}, field.name)) + (field.isRequired ? '*' : '')] : [],
      );
    const captioned = 'first' in caption ? caption.first.join(' or ') : caption.all.join(' and ');
    const listed = list && `in a list${list.owner ? ` of ${list.owner.collection}` : ''}, by ${list.key.join(', ')}`;
    return [
      `${label}: ${name}, ${listed ?? (bare ? `by slug, ${bare} alone` : 'by slug')}`,
      `  ${labels(false).join('; ')}${labels(true).length > 0 ? `; more: ${labels(true).join('; ')}` : ''}`,
      `  caption ${captioned}; about ${about.join(', ') || 'itself'}; words of ${wordsField ?? 'nothing'}`,
    ].join('\n');
  });
  expect(forms.join('\n')).toMatchInlineSnapshot(`
    "Article: source, by slug
      Title*; Outlet; Published; Address; Language; more: Kind; Section; Licence; Its dates mean; Archived copy; Archive; Archive collection; Box; Folder
      caption title; about itself; words of title
    Person: people, by slug
      Name*; Country; Other names
      caption name; about itself; words of name
    Organization: organizations, by slug
      Name*; Kind*; Country; Abbreviation; more: Other names; Part of
      caption name; about itself; words of name
    Topic: topics, by slug, name alone
      Name*
      caption name; about itself; words of name
    Family: kinship, in a list, by person, relative, kind
      Person*; Relative*; The relative is*
      caption person and relative; about person, relative; words of nothing
    Office: positions, in a list, by person, title, organization, country, term
      Office, as printed*; Person*; Country; Organization; Status; From; To; more: Term; Person, as printed; From, as printed; To, as printed; Note; Holders; Class of the office
      caption title; about person; words of title
    Journey: journeys, by slug
      Name*
      caption name; about itself; words of name
    Visit: visits, by slug
      Title, in your words*; Status*; Host*; Guest; From; To; Cities; more: Kind; Host, if an organization; Made for the event; Journey; Guest, as printed; Host, as printed; From, as printed; To, as printed; Note; Days
      caption title; about itself; words of nothing
    Delegate: delegation, in a list of visits, by of, person, side, name
      Visit*; Name, as printed*; Person; Side; Capacity; Office, as printed
      caption name or person; about itself; words of name
    Event: events, by slug
      Kind*; Title, in your words*; Status*; Visit; From; To; Cities; Venue; more: From, as printed; To, as printed; Note; Country; Country, as printed
      caption title; about itself; words of nothing
    Participant: participants, in a list of events, by of, person, country, organization, name
      Event*; Person; Country; Organization; Name, as printed; Side; Role, as printed
      caption name or person or country or organization; about itself; words of name
    Quote: statements, by slug
      Kind*; Words*; Speakers; Speakers, as printed; Reported by; Said during; About the visits; Said on; more: Language; Original words; Original language; Translated by; Attribution; Reported through (the credited outlet, then the one that it quotes); Said on, as printed; Place; Country; Event; Topics
      caption text; about itself; words of text"
  `);
});

test('each kind lists the pages that show it and the field from which its slug is made', () => {
  const kinds = KINDS.map(
    ({ model, plural, thing, cited, shownOn = [], slugFrom = '-', namedByKey }) =>
      `${plural}: ${thing} (${model}), ${cited} cited, on ${shownOn.join(', ') || '-'}; slug of ${slugFrom}${namedByKey ? '; by key' : ''}`,
  );
  expect(kinds.join('\n')).toMatchInlineSnapshot(`
    "organizations: an organization (Organization), sometimes cited, on -; slug of name
    people: a person (Person), never cited, on -; slug of name
    topics: a topic (Topic), never cited, on -; slug of name
    sources: a source (Source), never cited, on -; slug of -
    journeys: a journey (Journey), never cited, on -; slug of name
    visits: a visit (Visit), always cited, on hostCountry, guestCountry, hostOrganization; slug of title
    events: an event (Event), always cited, on visit; slug of title
    kinships: a kinship (Kinship), always cited, on person, relative; slug of -; by key
    positions: an office held (Position), always cited, on person, organization; slug of -
    delegates: a delegate (Delegate), always cited, on visit, person; slug of -
    participants: a participant of an event (Participant), always cited, on person; slug of -
    statements: a statement (Statement), always cited, on visit, reportedBy; slug of text"
  `);
});
