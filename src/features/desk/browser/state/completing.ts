import { entryCollection, objectFields, slugIn } from './annotation-cells.js';
import {
  apply,
  cellText,
  cellValue,
  isSameJson,
  set,
  type Cells,
  type CellChange,
  type Fields,
  type Json,
  type UndoStep,
} from './cells.js';
import { countriesIn, type Around } from './guess.js';
import { entriesIn, ownedEntries, slugNamed } from './names.js';
import { isOpen } from './proposed.js';
import { guestHeads, guestOrganization, sideInDelegation, sideOfCountry } from './sides.js';
import { claimSpans } from './spans.js';
import { inSentencesOf, visitOfEvent, visitOfQuote } from './visit-meant.js';

// Fills in missing fields of a fact from its own words and from other facts.

type Follow = (entry: string, fields: Fields, cells: Cells, around: Around) => Json | undefined;
const FOLLOWING: Readonly<Record<string, Readonly<Record<string, Follow>>>> = {
  visits: {
    guestCountry: (entry, fields, cells, around) =>
      guestOrganization(cells, entry) ? undefined : (countryOfHead(entry, cells) ?? countryInWords(fields, around)),
  },
  statements: {
    speakers: (_entry, fields, cells, around) => speakerPrinted(fields, cells, around),
    reportedBy: (_entry, fields, cells) => outletSpeaking(fields, cells),
    event: (_entry, fields, cells, { places }) => eventSpokenAt(fields, cells, places),
    visit: (_entry, fields, cells, around) => {
      const at = `events/${cellText(fields['event']) || eventSpokenAt(fields, cells, around.places)}`;
      const event = cells.get(at);
      const visit = event
        ? cellText(event['visit']) || visitOfEntry(at, event, cells, around) // both are completed at once
        : visitOfQuote(fields, { cells, places: around.places, proposals: around.proposals });
      return [fields['about']].flat().includes(visit) ? undefined : visit;
    },
  },
  events: { visit: (entry, fields, cells, around) => visitOfEntry(entry, fields, cells, around) },
  participants: { side: (_entry, fields, cells) => sideOfParticipant(fields, cells) },
  people: { country: (entry, _fields, cells) => countryOfPerson(slugIn(entry), cells) },
  positions: { country: (_entry, fields, cells) => countryOfOffice(fields, cells) },
};

/**
 * Returns the changes that complete the facts after a change. A new fact gets every value that can be inferred; an existing
 * fact gets only values that could not be inferred before, so that values removed by an editor do not come back.
 */
export function completing(before: Cells, after: Cells, around: Around): CellChange[] {
  return [...after].flatMap(([entry, fields]) =>
    Object.entries(FOLLOWING[entryCollection(entry)] ?? {}).flatMap(([field, follow]) => {
      const value = cellValue(after, entry, field) === undefined ? follow(entry, fields, after, around) : undefined;
      const old = value === undefined ? undefined : before.get(entry);
      return value === undefined || (old && isSameJson(follow(entry, old, before, around), value))
        ? []
        : [{ ...set(after, entry, field, value), isCompleted: true as const }];
    }),
  );
}

/**
 * Returns the changes to inferred countries after a delegate, a visit or an office has changed: each becomes what the facts now imply, or
 * is removed. `done` has the earlier steps, in order, and `changes` led to these cells.
 */
export function followed(cells: Cells, done: readonly UndoStep[], changes: readonly CellChange[], around: Around): CellChange[] {
  if (!changes.some(({ entry, field }) => field !== 'title' && /^(?:delegation|visits|positions)/.test(entry))) return [];
  const history = [...done.flatMap((step) => step.changes), ...changes];
  const latest = new Map(history.map((change) => [JSON.stringify([change.entry, change.field]), change]));
  const inferred = [...latest.values()].filter(
    ({ entry, field, after, isCompleted }) =>
      isCompleted && field === 'country' && after !== undefined && cellValue(cells, entry, field) === after,
  );
  // Inferred countries do not support each other. Otherwise a person's country would justify the office's, and vice versa.
  let now = apply(
    cells,
    inferred.map(({ entry, field }) => set(cells, entry, field, undefined)),
  );
  return inferred.flatMap(({ entry, field, after }) => {
    const value = FOLLOWING[entryCollection(entry)]?.[field]?.(entry, now.get(entry) ?? {}, now, around);
    now = apply(now, [set(now, entry, field, value)]);
    return value === after ? [] : [{ ...set(cells, entry, field, value), isCompleted: true as const }];
  });
}

/**
 * If the fact has one speaker, the person in the draft with the printed name, unless somebody else in the draft or in the open
 * proposals has it.
 */
function speakerPrinted({ speakersAsPrinted }: Fields, cells: Cells, { proposals = [] }: Around): Json | undefined {
  const [printed, ...others] = [speakersAsPrinted ?? []].flat();
  if (cellText(printed) === '' || others.length > 0) return undefined;
  const proposed = proposals.filter((each) => each.type === 'PERSON' && isOpen(cells, each));
  const all = new Map([...cells, ...proposed.map(({ name, claim }) => [name, objectFields(claim)] as const)]);
  const person = slugNamed(all, 'people', cellText(printed));
  return person !== null && cells.has(`people/${person}`) ? [{ person }] : undefined;
}

/** The only speaker, if it is an outlet: what it says is its own report. */
function outletSpeaking({ speakers }: Fields, cells: Cells): string | undefined {
  const [only, ...others] = [speakers ?? []].flat() as Fields[];
  const slug = cellText(only?.['organization']);
  return isOutlet(cells.get(`organizations/${slug}`)) && others.length === 0 ? slug : undefined;
}

export const isOutlet = (organization: Fields | undefined): boolean => /NEWS|BROAD/.test(cellText(organization?.['kind']));

/** The press conference or speech in the sentence of a statement, if there is only one: "Lee told a news conference". */
function eventSpokenAt(statement: Fields, cells: Cells, places: Around['places']): string | undefined {
  const isBeside = inSentencesOf(claimSpans(statement), places);
  const [only, ...others] = entriesIn(cells, 'events').filter(
    ({ fields }) => /^(?:PRESS_CONFERENCE|SPEECH)$/.test(cellText(fields['kind'])) && claimSpans(fields).some(isBeside),
  );
  return others.length === 0 ? only?.slug : undefined;
}

function visitOfEntry(event: string, fields: Fields, cells: Cells, { places }: Around): string | undefined {
  const participants = ownedEntries(cells, event).map((each) => each.fields);
  return visitOfEvent(fields, participants, { cells, places });
}

/** The country of the head of a delegation. */
function countryOfHead(visit: string, cells: Cells): string | undefined {
  const countries = new Set(guestHeads(cells, visit).map((person) => cellText(cells.get(`people/${person}`)?.['country'])));
  return unlessHost([...countries], cells.get(visit)!);
}

/** The only country other than the host that is named in a visit's words. */
function countryInWords(fields: Fields, around: Around): string | undefined {
  const words = claimSpans(fields).flatMap((span) => countriesIn(around.places.slice(span), around));
  const others = new Set(words);
  others.delete(cellText(fields['hostCountry']));
  return unlessHost([...others], fields);
}

function unlessHost(countries: readonly string[], { hostCountry }: Fields): string | undefined {
  const [only] = countries;
  return countries.length === 1 && only !== '' && only !== hostCountry ? only : undefined;
}

/** An office that only a state has, if its title does not name another place: "President of the Bank". */
const OF_STATES =
  /^(?!.* (?:of|for|to) (?!Foreign|State|Defen)).*\b(?:minister|premier|chancellor|president|king|queen|emperor|emir)\b/iu;

/** The country of a person who holds a state office. */
function countryOfOffice({ title, organization, person }: Fields, cells: Cells): string | undefined {
  if (organization !== undefined || !OF_STATES.test(cellText(title))) return undefined;
  return cellText(cells.get(`people/${cellText(person)}`)?.['country']) || undefined;
}

/** The side of a participant in the visit of the event: that of the person in the delegation or, failing that, of their country. */
function sideOfParticipant({ of, person, country }: Fields, cells: Cells): string | undefined {
  const [event, slug] = [`events/${cellText(of)}`, cellText(person)];
  const home = cellText(cells.get(`people/${slug}`)?.['country'] ?? country) || countryOfPerson(slug, cells);
  return sideInDelegation(cells, event, ['person', slug]) || sideOfCountry(cells, event, home ?? '');
}

/** The only country in which a person holds offices or, failing that, the country of their side in a visit. */
export function countryOfPerson(person: string, cells: Cells): string | undefined {
  const of = (collection: string) => entriesIn(cells, collection).filter(({ fields }) => fields['person'] === person);
  const ofOffices = of('positions').map(({ fields }) => cellText(fields['country']));
  const ofSides = of('delegation').map(({ fields }) => {
    const visit = cells.get(`visits/${cellText(fields['of'])}`);
    const country = { HOST: 'hostCountry', GUEST: 'guestCountry' }[cellText(fields['side'])];
    return cellText(country && visit?.[country]);
  });
  const onlyOf = (all: readonly string[]) => {
    const named = [...new Set(all)].filter((each) => each !== '');
    return named.length === 1 ? named[0] : undefined;
  };
  return onlyOf(ofOffices) ?? onlyOf(ofSides);
}
