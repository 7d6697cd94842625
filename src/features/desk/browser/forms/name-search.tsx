import { Component } from 'preact';
import { COLLECTIONS, NAMED } from '../../collections.data.js';
import { entryCollection, free, slugIn } from '../state/annotation-cells.js';
import { cellText, put, type Fields } from '../state/cells.js';
import type { LoadedProposal } from '../state/draft-cells.js';
import { organizationKind, slugFor } from '../state/guess.js';
import { isHidden } from '../state/held-back.js';
import { allNames, entriesIn, foldName } from '../state/names.js';
import { proposedEntry } from '../state/proposed.js';
import { referredName } from '../workplace/labels.js';
import { acceptedWithOthers } from '../workplace/proposals/needed.js';
import { openProposals } from '../workplace/proposals/proposals.js';
import type { Work } from '../workplace/work.js';
import { searchStored } from './stored-names.js';

/** A person, organization or country that can be chosen. */
export interface Choice {
  table: string;
  slug: string;
  name: string;
  /** Distinguishes it from others with the same name. */
  note?: string;
  /** What choosing it adds to the draft; absent if the draft already has it. */
  added?: { fields: Fields } | { proposal: LoadedProposal };
}

interface Props {
  id: string;
  work: Work;
  /** The tables to search, including countries. */
  tables: readonly string[];
  disabled: boolean;
  onChosen: (table: string, slug: string) => void;
  required?: boolean;
  'aria-label'?: string;
}

interface State {
  /** Null while the list is closed. */
  typed: string | null;
  /** The key of the selected choice. Null selects the first choice, even after more are found. */
  at: string | null;
  stored: readonly Choice[];
}

/** Stands in for a table: offers to enter only the printed name, for somebody unknown. */
export const PRINTED = '';

/** How long to wait after the last keystroke before searching the store. */
const WAIT_MS = 250;
const MOST = 12;

/** Searches this text, the store and the countries for a name. Offers to add a name that is not found. */
export class NameSearch extends Component<Props, State> {
  override state: State = { typed: null, at: null, stored: [] };
  /** The typed name, until it is chosen or discarded. Kept outside the state, which changes only with the next render. */
  #unchosen = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  #type(typed: string): void {
    this.#unchosen = typed.trim();
    this.setState({ typed, at: null, stored: [] });
    clearTimeout(this.#timer);
    if (typed.trim() === '') return;
    this.#timer = setTimeout(() => {
      for (const table of this.props.tables) {
        void searchStored(table, typed.trim()).then((found) => {
          const others = found.map(({ slug, fields }) => ({ table, slug, name: cellText(fields['name']), added: { fields } }));
          if (this.state.typed === typed) this.setState(({ stored }) => ({ stored: [...stored, ...others] }));
        });
      }
    }, WAIT_MS);
  }

  #choose(choice: Choice | undefined): void {
    const { work, onChosen } = this.props;
    this.#close();
    if (choice) onChosen(choice.table, addToDraft(work, choice));
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const { typed } = this.state;
    const { choices, at } = this.#choices();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && typed === null) this.#type('');
    else if (step !== undefined)
      this.setState({ at: choices.length === 0 ? null : choiceKey(choices.at((at + step) % choices.length)!) });
    else if (typed === null || event.isComposing) return;
    else if (event.key === 'Enter') this.#choose(choices[at]);
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly onBlur = (): void => {
    const name = this.#unchosen;
    this.#close();
    if (name !== '') this.props.work.notify(`“${name}” was not added. Choose it from the list.`);
  };

  #close(): void {
    this.#unchosen = '';
    this.setState({ typed: null, stored: [] });
  }

  #choices(): { choices: Choice[]; at: number } {
    const { work, tables } = this.props;
    const { typed, stored, at } = this.state;
    const choices = typed === null ? [] : choicesFor(work, tables, typed.trim(), stored);
    return {
      choices,
      at: Math.max(
        0,
        choices.findIndex((each) => choiceKey(each) === at),
      ),
    };
  }

  override render({ id, tables, onChosen: _, work: _work, ...given }: Props, { typed }: State) {
    const { choices, at } = this.#choices();
    const isOpen = choices.length > 0;
    return (
      <span class="name-search">
        <input
          {...given}
          type="text"
          id={id}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-found`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${id}-found-${at}` : undefined}
          autocomplete="off"
          dir="auto"
          placeholder={tables.includes('countries') ? 'Add a name, or a country …' : 'Add a name …'}
          value={typed ?? ''}
          onClick={() => typed === null && this.#type('')}
          onInput={(event) => this.#type(event.currentTarget.value)}
          onKeyDown={this.onKeyDown}
          onBlur={this.onBlur}
        />
        <ul id={`${id}-found`} role="listbox" aria-label="Found" hidden={!isOpen}>
          {choices.map((choice, index) => (
            // If the input lost focus, the list would close before the click.
            <li
              key={choiceKey(choice)}
              id={`${id}-found-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => this.#choose(choice)}
            >
              <bdi>{choice.name}</bdi> {choice.note !== undefined && <span class="aside">{choice.note}</span>}
            </li>
          ))}
        </ul>
      </span>
    );
  }
}

const choiceKey = ({ table, slug, name }: Choice): string => `${table} ${slug} ${name}`;

/**
 * Returns the choices for a typed name: exact matches first, then entries of this text, countries, stored entries, and new
 * entries with that name. Offers no new organization if a person was found.
 */
export function choicesFor(work: Work, tables: readonly string[], typed: string, stored: readonly Choice[]): Choice[] {
  const wanted = foldName(typed);
  const isMeant = (fields: Fields) => allNames(fields).some((name) => ` ${foldName(name)}`.includes(` ${wanted}`));
  const here = tables.filter((table) => table !== 'countries').flatMap((table) => namedHere(work, table, isMeant));
  const countries =
    tables.includes('countries') && wanted !== '' ? work.countries.filter((each) => isMeant({ name: each.name })) : [];
  const known = new Set(here.map(({ table, slug }) => `${table}/${slug}`));
  const others = stored
    .filter(({ table, slug }) => !known.has(`${table}/${slug}`))
    .map((each) => ({ ...each, note: storedNote(work, each) }))
    .toSorted((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table));
  const isExact = ({ name }: Choice) => foldName(name) === wanted;
  const found = [...here, ...countries.map(({ slug, name }) => ({ table: 'countries', slug, name })), ...others].toSorted(
    (a, b) => Number(isExact(b)) - Number(isExact(a)),
  );
  const isPerson = found.some(({ table }) => table === 'people');
  const isNew = (table: string) =>
    NAMED.includes(table) &&
    wanted !== '' &&
    (table === 'people' || !isPerson) &&
    !found.some((each) => each.table === table && isExact(each));
  const added = tables.filter(isNew);
  // an organization rather than a person
  if (organizationKind(typed) !== 'OTHER' || /\b(?:news|press|agency|wire|radio|fm|tv)\b/i.test(typed)) added.reverse();
  return [
    ...found.slice(0, MOST),
    ...added.map((table): Choice => {
      const fields: Fields = { name: typed, ...(table === 'organizations' && { kind: organizationKind(typed) }) };
      return { table, slug: '', name: typed, note: `new ${COLLECTIONS[table]!.label.toLowerCase()}`, added: { fields } };
    }),
    ...(wanted !== '' && tables.includes(PRINTED)
      ? [{ table: PRINTED, slug: typed, name: typed, note: 'only the name, as printed' }]
      : []),
  ];
}

/** Entries of this text, and entries that open proposals would add. */
export function namedHere(work: Work, table: string, isMeant: (fields: Fields) => boolean): Choice[] {
  const entries = entriesIn(work.cells, table).map(({ slug, fields }) => ({ slug, fields, added: undefined }));
  const proposed = openProposals(work).flatMap((proposal) => {
    const made = isHidden(work.cells, proposal) ? null : proposedEntry(work.cells, proposal);
    const isOf = made && entryCollection(made.entry) === table;
    return isOf ? [{ slug: slugIn(made.entry), fields: made.fields, added: { proposal } }] : [];
  });
  return [...entries, ...proposed]
    .map((each) => ({ ...each, name: each.fields['name'] ?? each.fields['title'] ?? each.slug }))
    .filter(({ fields, name }) => isMeant({ ...fields, name }))
    .map(({ slug, name, added }) => ({
      ...{ table, slug, name: cellText(name) },
      ...(added && { added, note: 'proposed' }),
    }));
}

function storedNote(work: Work, { added }: Choice): string {
  const country = added && 'fields' in added ? cellText(added.fields['country']) : '';
  return country === '' ? 'stored' : `stored, ${referredName(work, 'countries', country)}`;
}

/** Adds the chosen entry unless the draft already has it. Returns its slug. */
export function addToDraft(work: Work, { table, slug, name, added }: Choice): string {
  if (!added) return slug;
  if ('proposal' in added) {
    work.add(`Accepted ${name}`, acceptedWithOthers(work.cells, work.proposals, added.proposal, 'ACCEPTED'));
    return slug;
  }
  const entry = slug === '' ? free(work.cells, `${table}/${slugFor(added.fields) || `new-${table}`}`) : `${table}/${slug}`;
  work.act(`Added ${name}`, put(work.cells, entry, added.fields));
  work.chosen.add(entry);
  return slugIn(entry);
}
