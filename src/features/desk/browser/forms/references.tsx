import { useState } from 'preact/hooks';
import { organizationKind, slugFor } from '../state/guess.js';
import { free } from '../state/annotation-cells.js';
import { put, cellText, type Fields } from '../state/cells.js';
import { entriesIn, slugNamed } from '../state/names.js';
import { COLLECTIONS, SPEAKERS } from '../../collections.data.js';
import { referredName } from '../workplace/labels.js';
import type { Work } from '../workplace/work.js';
import { Button } from './controls.js';
import type { ControlProps } from './field.js';

/** Tables in which a reference can create an entry from a name alone. */
const NAMED = ['people', 'organizations', 'topics'];

/** Selects one entry of a table, or a country. */
export function OneControl({ of, value, onValue, work, ...given }: ControlProps & { of: string }) {
  const slug = typeof value === 'string' ? value : '';
  return (
    <>
      <select {...given} value={slug} onChange={(event) => onValue(event.currentTarget.value || undefined)}>
        <option value="">–</option>
        <Options of={of} work={work} chosen={[slug]} />
      </select>
      {NAMED.includes(of) && !given.disabled && <NewName id={given.id} of={of} work={work} onNamed={onValue} />}
    </>
  );
}

/** Selects several entries of a table, one per line. */
export function SeveralControl({ of, value, onValue, work, ...given }: ControlProps & { of: string }) {
  const slugs = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const onSlugs = (next: string[]) => onValue(next.length > 0 ? next : undefined);
  return (
    <>
      <Chosen all={slugs} nameOf={(slug) => referredName(work, of, slug)} onAll={onSlugs} disabled={given.disabled} />
      <select {...given} value="" onChange={(event) => onSlugs([...slugs, event.currentTarget.value])}>
        <option value="">Add …</option>
        <Options of={of} work={work} chosen={[]} />
      </select>
      {NAMED.includes(of) && !given.disabled && (
        <NewName id={given.id} of={of} work={work} onNamed={(slug) => onSlugs([...slugs, slug])} />
      )}
    </>
  );
}

interface ChosenProps<Each> {
  all: readonly Each[];
  nameOf: (each: Each) => string;
  onAll: (next: Each[]) => void;
  disabled: boolean;
}

/** The selected items, each with a button that removes it. */
function Chosen<Each>({ all, nameOf, onAll, disabled }: ChosenProps<Each>) {
  return (
    <ul class="chosen">
      {all.map((each, index) => (
        <li key={index}>
          <bdi>{nameOf(each)}</bdi>{' '}
          <button type="button" disabled={disabled} onClick={() => onAll(all.filter((other) => other !== each))}>
            Remove<span class="hidden"> {nameOf(each)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Selects the people, organizations and states that speak. Keeps the role of each. */
export function Speakers({ value, onValue, work, ...given }: ControlProps) {
  const speakers = (Array.isArray(value) ? value : []) as readonly Fields[];
  const onSpeakers = (next: readonly Fields[]) => onValue(next.length > 0 ? next : undefined);
  const add = (chosen: string) => {
    const [by, slug] = chosen.split('/') as [string, string];
    onSpeakers([...speakers, { [by]: slug }]);
  };
  return (
    <>
      <Chosen all={speakers} nameOf={(each) => speakerName(work, each)} onAll={onSpeakers} disabled={given.disabled} />
      <select {...given} value="" onChange={(event) => add(event.currentTarget.value)}>
        <option value="">Add …</option>
        {Object.entries(SPEAKERS).map(([by, of]) => (
          <optgroup key={by} label={of === 'countries' ? 'Countries' : of === 'people' ? 'People' : 'Organizations'}>
            <Options of={of} work={work} chosen={[]} prefix={`${by}/`} />
          </optgroup>
        ))}
      </select>
      {!given.disabled && (
        <NewName id={given.id} of="people" work={work} onNamed={(person) => onSpeakers([...speakers, { person }])} />
      )}
    </>
  );
}

export function speakerName(work: Work, speaker: Fields): string {
  const [by, of] = Object.entries(SPEAKERS).find(([name]) => Object.hasOwn(speaker, name)) ?? ['person', 'people'];
  const slug = cellText(speaker[by]);
  const name = referredName(work, of, slug);
  return typeof speaker['role'] === 'string' ? `${name}, ${speaker['role']}` : name;
}

/** The choices of a table. Includes the selected entries even if the annotation does not declare them. */
function Options({ of, work, chosen, prefix = '' }: { of: string; work: Work; chosen: string[]; prefix?: string }) {
  const known =
    of === 'countries'
      ? work.countries
      : entriesIn(work.cells, of).map(({ slug }) => ({ slug, name: referredName(work, of, slug) }));
  const unknown = chosen.filter((slug) => slug !== '' && !known.some((each) => each.slug === slug));
  return (
    <>
      {[...known, ...unknown.map((slug) => ({ slug, name: slug }))].map(({ slug, name }) => (
        <option key={slug} value={prefix + slug}>
          {name}
        </option>
      ))}
    </>
  );
}

interface NewNameProps {
  id: string;
  of: string;
  work: Work;
  onNamed: (slug: string) => void;
}

/** Creates an entry from a name, and passes its slug to `onNamed`. */
function NewName({ id, of, work, onNamed }: NewNameProps) {
  const [name, setName] = useState<string | null>(null);
  const thing = COLLECTIONS[of]!.label.toLowerCase();
  if (name === null) return <Button class="small" label={`New ${thing} …`} onClick={() => setName('')} />;
  const add = () => {
    setName(null);
    const given = name.trim();
    if (given !== '') onNamed(slugNamed(work.cells, of, given) ?? create(work, of, given));
  };
  return (
    <span class="new-name" data-own-enter>
      <label for={`${id}-new`}>Name</label>
      <input
        type="text"
        id={`${id}-new`}
        dir="auto"
        value={name}
        ref={focusFirst}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          if (event.key === 'Enter' || event.key === 'Escape') event.stopPropagation();
          if (event.key === 'Escape') setName(null);
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <Button label="Add" onClick={add} />
      <Button label="Cancel" onClick={() => setName(null)} />
    </span>
  );
}

/** A constant, so that the ref runs when the input appears and not each time it re-renders. */
function focusFirst(input: HTMLInputElement | null): void {
  input?.focus();
}

function create(work: Work, of: string, name: string): string {
  const fields: Fields = of === 'organizations' ? { name, kind: organizationKind(name) } : { name };
  const entry = free(work.cells, `${of}/${slugFor(fields) || `new-${of}`}`);
  work.act(`Added ${name}`, put(work.cells, entry, fields));
  return entry.slice(of.length + 1);
}
