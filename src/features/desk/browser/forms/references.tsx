import type { ComponentChild } from 'preact';
import { formField, slugIn } from '../state/annotation-cells.js';
import { cellText, type Fields } from '../state/cells.js';
import { entriesIn } from '../state/names.js';
import { COLLECTIONS, NAMED, SPEAKERS } from '../../collections.data.js';
import { referredName, speakerName } from '../workplace/labels.js';
import type { Work } from '../workplace/work.js';
import type { ControlProps } from './field.js';
import { NameSearch } from './name-search.js';

/** Selects one entry of a table, or a country. Entries that a name is enough to create can also be searched. */
export function OneControl({ of, value, onValue, work, ...given }: ControlProps & { of: string }) {
  const slug = typeof value === 'string' ? value : '';
  const isSearched = NAMED.includes(of) && !given.disabled;
  const isListed = !isSearched || slug !== '' || entriesIn(work.cells, of).length > 0;
  return (
    <>
      {isListed && (
        <select {...given} value={slug} onChange={(event) => onValue(event.currentTarget.value || undefined)}>
          <option value="">–</option>
          <Options of={of} work={work} chosen={[slug]} />
        </select>
      )}
      {isSearched && (
        <NameSearch
          {...given}
          {...(isListed && {
            id: `${given.id}-another`,
            'aria-label': `Another ${COLLECTIONS[of]!.label.toLowerCase()}`,
            required: false,
          })}
          {...{ work, tables: [of] }}
          onChosen={(_, each) => onValue(each)}
        />
      )}
    </>
  );
}

/** Returns true if an entry has both a visit and an event field. The event may belong to another visit. */
export const hasOccasion = (entry: string): boolean => ['visit', 'event'].every((name) => formField(entry, name));

/** Selects a visit or an event, which implies its visit, so that the two cannot contradict each other. */
export function Occasion({ value, onValue: _, work, ...given }: ControlProps) {
  const event = cellText(work.cells.get(work.entry!)?.['event']);
  const events = entriesIn(work.cells, 'events');
  const option = (table: string, slug: string, before = '') => (
    <option key={`${table}/${slug}`} value={`${table}/${slug}`}>
      {before}
      {referredName(work, table, slug)}
    </option>
  );
  const during = (visit: string) =>
    events.filter(({ fields }) => cellText(fields['visit']) === visit).map(({ slug }) => option('events', slug, visit && '– '));
  const chosen = event ? `events/${event}` : typeof value === 'string' ? `visits/${value}` : '';
  const onChange = ({ currentTarget }: { currentTarget: { value: string } }) => {
    const field = currentTarget.value.startsWith('events/') ? 'event' : 'visit';
    work.type(field, slugIn(currentTarget.value) || undefined);
  };
  return (
    <select {...given} value={chosen} onChange={onChange}>
      <option value="">–</option>
      {entriesIn(work.cells, 'visits').flatMap(({ slug }) => [option('visits', slug), ...during(slug)])}
      {during('')}
    </select>
  );
}

/** Selects several entries of a table, one per line. */
export function SeveralControl({ of, value, onValue, work, ...given }: ControlProps & { of: string }) {
  const slugs = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const onSlugs = (next: string[]) => onValue(next.length > 0 ? next : undefined);
  return (
    <>
      <NameSearch {...given} work={work} tables={[of]} onChosen={(_, slug) => onSlugs([...new Set([...slugs, slug])])} />
      <Chosen all={slugs} nameOf={(slug) => referredName(work, of, slug)} onAll={onSlugs} disabled={given.disabled} />
    </>
  );
}

interface ChosenProps<Each> {
  all: readonly Each[];
  nameOf: (each: Each) => string;
  onAll: (next: Each[]) => void;
  disabled: boolean;
  /** More about an item, next to its name. */
  part?: (each: Each, index: number) => ComponentChild;
}

/** The selected items, each with a remove button. They come after the search, so that Enter after Tab does not remove one. */
function Chosen<Each>({ all, nameOf, onAll, disabled, part }: ChosenProps<Each>) {
  return (
    <ul class="chosen">
      {all.map((each, index) => (
        <li key={index}>
          <bdi>{nameOf(each)}</bdi> {part?.(each, index)}
          <button type="button" disabled={disabled} onClick={() => onAll(all.filter((other) => other !== each))}>
            Remove<span class="hidden"> {nameOf(each)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Selects the speakers: people, organizations and states, each with the capacity in which they speak. */
export function Speakers({ value, onValue, work, ...given }: ControlProps) {
  const speakers = (Array.isArray(value) ? value : []) as readonly Fields[];
  const onSpeakers = (next: readonly Fields[]) => onValue(next.length > 0 ? next : undefined);
  const byTable = (table: string) => Object.keys(SPEAKERS).find((by) => SPEAKERS[by] === table)!;
  const nameOf = ({ role: _, ...each }: Fields) => speakerName(work, each);
  const capacity = ({ role, ...each }: Fields, index: number) => (
    <input
      type="text"
      dir="auto"
      placeholder="Capacity, as printed"
      aria-label={`Capacity of ${nameOf(each)}, as printed`}
      disabled={given.disabled}
      value={cellText(role)}
      onInput={({ currentTarget: { value } }) => onSpeakers(speakers.with(index, value === '' ? each : { ...each, role: value }))}
    />
  );
  return (
    <>
      <NameSearch
        {...given}
        work={work}
        tables={Object.values(SPEAKERS)}
        onChosen={(table, slug) => onSpeakers([...speakers, { [byTable(table)]: slug }])}
      />
      <Chosen all={speakers} nameOf={nameOf} onAll={onSpeakers} disabled={given.disabled} part={capacity} />
    </>
  );
}

/** The options of a table, including selected entries that the annotation does not declare. */
function Options({ of, work, chosen }: { of: string; work: Work; chosen: string[] }) {
  const known =
    of === 'countries'
      ? work.countries
      : entriesIn(work.cells, of).map(({ slug }) => ({ slug, name: referredName(work, of, slug) }));
  const unknown = chosen.filter((slug) => slug !== '' && !known.some((each) => each.slug === slug));
  return (
    <>
      {[...known, ...unknown.map((slug) => ({ slug, name: slug }))].map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </>
  );
}
