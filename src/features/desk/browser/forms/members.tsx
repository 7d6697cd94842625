import type { MarkedSpan } from '../../../pages/source/marks.js';
import { COLLECTIONS } from '../../collections.data.js';
import { entryCollection, formField, free, nameInList, OWNED, slugIn } from '../state/annotation-cells.js';
import { cellText, put, set, type Fields } from '../state/cells.js';
import { citations, citesAsOwner } from '../state/field-changes.js';
import { mentionsIn, ownedEntries } from '../state/names.js';
import { namesCountry } from '../state/guess.js';
import { askedSide, sideInDelegation, sideOfCountry } from '../state/sides.js';
import { claimSpans, sameSpan } from '../state/spans.js';
import { removed } from '../state/rename.js';
import { entryLabel, excerpt, formFieldLabel, kindLabel, ownerOf, referredName } from '../workplace/labels.js';
import { settleHidden } from '../workplace/proposals/hidden.js';
import type { Work } from '../workplace/work.js';
import { Button } from './controls.js';
import { REFERRING } from '../workplace/finish/checklist.js';
import { controlOf } from './field.js';
import { addToDraft, namedHere, NameSearch, PRINTED, type Choice } from './name-search.js';

interface Props {
  work: Work;
  /** The event, or the visit. */
  entry: string;
}

/** An event's participants or a visit's delegates: those already entered, and others named in the cited words. */
export function Members({ work, entry }: Props) {
  const list = OWNED.get(entryCollection(entry));
  if (list === undefined) return null;
  const members = ownedEntries(work.cells, entry);
  const fields = referring(list);
  // A participant must be somebody known.
  const isNameEnough = formField(list, COLLECTIONS[list]!.list!.printed ?? '')?.isRequired === true;
  const isThere = ({ table, slug }: Choice) =>
    members.some((each) => fields.some(([by, of]) => of === table && each.fields[by] === slug));
  const add = (choice: Choice) => addMember(work, entry, list, choice.table, addToDraft(work, choice));
  const id = `${list}-search`;
  return (
    <div class="field members">
      <label for={id}>{kindLabel(list)}s</label>
      {work.isEditing && (
        <>
          <p class="named-here">
            {mentioned(work, entry, fields)
              .filter((choice) => !isThere(choice))
              .map((choice) => (
                <Button
                  key={`${choice.table} ${choice.slug}`}
                  class="small"
                  label={`+ ${choice.name}`}
                  onClick={() => {
                    add(choice);
                    document.getElementById(id)!.focus(); // the button disappears
                  }}
                />
              ))}
          </p>
          <NameSearch
            {...{ id, work, disabled: false, tables: [...fields.map(([, of]) => of), ...(isNameEnough ? [PRINTED] : [])] }}
            onChosen={(table, slug) => addMember(work, entry, list, table, slug)}
          />
        </>
      )}
      {work.isEditing && members.some(isUncited) && (
        <Button
          class="small"
          label={`Cite the words of the ${kindLabel(entry).toLowerCase()} for all`}
          onClick={() => citeOwner(work, entry)}
        />
      )}
      <ul class="chosen">
        {members.map((each) => (
          <Member key={each.entry} work={work} {...each} />
        ))}
      </ul>
    </div>
  );
}

/** One participant or delegate, with their other fields and the words that name them. */
function Member({ work, entry, fields }: { work: Work; entry: string; fields: Fields }) {
  const label = entryLabel(work, entry, fields);
  const disabled = !work.isEditing;
  const { caret } = work;
  const { fields: all, list } = COLLECTIONS[entryCollection(entry)]!;
  const part = all.filter(({ name }) => !['of', list!.printed, ...list!.who].includes(name));
  const [words] = citesAsOwner(work.cells, ownerOf(entry, fields)!, fields) ? [] : claimSpans(fields);
  return (
    <li>
      <button type="button" class="link" onClick={() => work.open(entry)}>
        <bdi>{label}</bdi>
      </button>
      {part.map((field) => (
        <span key={field.name}>
          <span aria-hidden="true">{formFieldLabel(entry, field.name)} </span>
          {controlOf(field, {
            ...{ id: `${entry} ${field.name}`, work, value: fields[field.name], disabled, required: fields[field.name] === '' },
            ...{
              'aria-label': `${formFieldLabel(entry, field.name)} of ${label}`,
              onValue: (value) => work.type(field.name, value, entry),
            },
          })}
        </span>
      ))}
      <button type="button" disabled={disabled} onClick={() => work.act(`Removed ${label}`, removed(work.cells, entry))}>
        Remove<span class="hidden"> {label}</span>
      </button>
      {words && <bdi class="aside">“{excerpt(work.places.slice(words))}”</bdi>}
      {isUncited({ fields }) && caret && (
        <Button
          class="small"
          label="Cite the selected words"
          disabled={disabled}
          onClick={() => work.type('cite', [[caret.start, caret.end]], entry)}
        />
      )}
    </li>
  );
}

/** The fields of a list entry that refer to a participant, each with its table. */
function referring(list: string): (readonly [by: string, table: string])[] {
  return COLLECTIONS[list]!.list!.who.flatMap((by) => {
    const control = formField(list, by)?.control;
    return typeof control === 'object' && 'one' in control ? [[by, control.one] as const] : [];
  });
}

/** The people and organizations named in the cited words or, if these refer back ("for her"), in the two sentences before. */
function mentioned(work: Work, owner: string, fields: readonly (readonly [string, string])[]): Choice[] {
  const { places } = work;
  const spans = claimSpans(work.cells.get(owner)!);
  const words = places.words(spans);
  const before = places.sentences.filter(({ end }) => REFERRING.test(words) && end <= spans[0]!.start).slice(-2);
  const isMentioned = mentionsIn(places.words([...spans, ...before]));
  return fields.flatMap(([, table]) => namedHere(work, table, (named) => isMentioned(named, table)));
}

const isUncited = ({ fields }: { fields: Fields }): boolean => citations(fields).length === 0;

/** Cites the first passage of an event or a visit for its members without cited words. */
export function citeOwner(work: Work, owner: string): void {
  const cite = citations(work.cells.get(owner)!).slice(0, 1);
  const members = ownedEntries(work.cells, owner).filter(isUncited);
  work.act(
    'Cited the same words',
    members.map(({ entry }) => set(work.cells, entry, 'cite', cite)),
  );
}

/**
 * Adds a participant to an event or a delegate to a visit. Cites the words that the editor has selected since opening the form
 * or, failing that, a passage of the event or visit: the one that names the new member, or the first one if its sentence names
 * somebody or refers to somebody named before. Returns the new entry, if there is one.
 */
export function addMember(
  work: Work,
  owner: string,
  list: string,
  table: string,
  slug: string,
  caret: MarkedSpan | null | undefined = work.caret,
): string | undefined {
  const [by] = referring(list).find((each) => each[1] === table) ?? ['name'];
  const members = ownedEntries(work.cells, owner);
  const name = referredName(work, table, slug);
  if (members.some(({ fields }) => fields[by] === slug)) return void work.notify(`${name} is already listed.`);
  const spans = claimSpans(work.cells.get(owner)!);
  const named = work.cells.get(`${table}/${slug}`) ?? { name };
  const isOther = caret && !spans.some((span) => sameSpan(span, caret));
  const isNamed = (words: string) =>
    table === 'countries' ? namesCountry(words, slug, work.countries) : mentionsIn(words)(named, table);
  const naming = isOther ? caret : spans.find((span) => isNamed(work.places.slice(span)));
  const words = work.places.words(work.places.sentencesOf(spans));
  const passage = naming ?? (isNamed(words) || (table === 'people' && REFERRING.test(words)) ? spans[0] : undefined);
  const country = table === 'countries' ? slug : cellText(named['country']);
  const side = sideInDelegation(work.cells, owner, [by, slug]) || sideOfCountry(work.cells, owner, country);
  const fields: Fields = {
    ...{ of: slugIn(owner), [by]: slug },
    ...(list === 'delegation' && { name, capacity: members.length === 0 ? 'HEAD' : 'MEMBER' }),
    ...(side ? { side } : askedSide(list)),
    ...(passage && { cite: [[passage.start, passage.end]] }),
  };
  const entry = free(work.cells, nameInList(list, fields));
  work.add(`Added ${name}`, put(work.cells, entry, fields));
  const asked = [
    fields['side'] === '' && 'Choose the side.',
    !naming && `The words of the ${kindLabel(owner).toLowerCase()} do not name ${name}.`,
  ].filter(Boolean);
  if (asked.length > 0) work.notify([`${work.notice}.`, ...asked].join(' '));
  settleHidden(work, entry);
  return entry;
}
