import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { isSameJson, cellText, cellValue, type Json } from '../state/cells.js';
import { guestOrganization } from '../state/sides.js';
import { typedDate } from '../state/typed-date.js';
import { choiceName, formFieldLabel, referredName } from '../workplace/labels.js';
import type { Work } from '../workplace/work.js';
import type { FormField } from '../../collections.data.js';
import { hasOccasion, Occasion, OneControl, SeveralControl, Speakers } from './references.js';

interface Props {
  work: Work;
  entry: string;
  field: FormField;
}

export interface ControlProps {
  id: string;
  value: Json | undefined;
  onValue: (value: Json | undefined) => void;
  work: Work;
  disabled: boolean;
  required: boolean;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
  'aria-label'?: string;
}

/** A form field with its label and the problems that the server found in it. */
export function FormControl({ work, entry, field }: Props) {
  const { name, isRequired } = field;
  const problems = work.problems.filter((each) => each.entry === entry && each.field === name);
  const id = `field-${name}`;
  const value = cellValue(work.cells, entry, name);
  const isPreset = work.entry === entry && work.isPreset(field);
  const organization = name === 'guestCountry' && value === undefined && guestOrganization(work.cells, entry);
  const help = name === 'reportedBy' && 'The outlet credited or ministry quoted';
  const note = isPreset
    ? 'Filled in from the words'
    : work.isInferred(name, entry)
      ? 'Filled in from other facts'
      : organization
        ? `For ${referredName(work, 'organizations', organization)}`
        : help;
  const described = [note && `${id}-note`, problems.length > 0 && `${id}-problems`].filter(Boolean);
  const control: ControlProps = {
    ...{ id, work, value, disabled: !work.isEditing, required: isRequired === true || value === '' },
    onValue: (value) => work.type(name, value, entry),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(problems.length > 0 && { 'aria-invalid': true }),
  };
  return (
    <div class="field">
      <label for={id}>{formFieldLabel(entry, name)}</label>
      {note && (
        <bdi class="aside" id={`${id}-note`}>
          {note}
        </bdi>
      )}
      {name === 'visit' && hasOccasion(entry) ? <Occasion {...control} /> : controlOf(field, control)}
      {problems.length > 0 && (
        <p class="problem" id={`${id}-problems`}>
          <bdi>{problems.map(({ message }) => message).join(' ')}</bdi>
        </p>
      )}
    </div>
  );
}

export function controlOf({ control }: FormField, { value, onValue, work, ...given }: ControlProps): ComponentChild {
  const text = value === undefined || typeof value === 'object' ? '' : String(value);
  const onText = (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value || undefined);
  if (control === 'words') return <textarea {...given} dir="auto" rows={4} value={text} onInput={onText} />;
  if (control === 'lines') return <Typed {...{ value, onValue, ...given }} {...LINES} />;
  if (control === 'date') return <Typed {...{ value, onValue, ...given }} {...datesNear(work)} />;
  if (control === 'number') {
    const onNumber = (event: { currentTarget: { value: string } }) =>
      onValue(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value));
    return <input type="number" min={1} {...given} value={text} onInput={onNumber} />;
  }
  if (control === 'speakers') return <Speakers value={value} onValue={onValue} work={work} {...given} />;
  if (typeof control === 'object' && 'one' in control) {
    return <OneControl of={control.one} value={value} onValue={onValue} work={work} {...given} />;
  }
  if (typeof control === 'object' && 'several' in control) {
    return <SeveralControl of={control.several} value={value} onValue={onValue} work={work} {...given} />;
  }
  if (typeof control === 'object') {
    return (
      <select
        {...given}
        value={text}
        onChange={({ currentTarget }) => onValue(control.choice.find((each) => String(each) === currentTarget.value))}
      >
        <option value="">–</option>
        {control.choice.map((each) => (
          <option key={String(each)} value={String(each)}>
            {choiceName(each)}
          </option>
        ))}
      </select>
    );
  }
  return <input type="text" {...given} dir="auto" value={text} onInput={onText} />;
}

interface Reading {
  placeholder: string;
  /** Parses what an editor typed. */
  read: (typed: string) => Json | undefined;
  /** Formats a value as an editor would type it. */
  shown: (value: Json | undefined) => string;
  /** Shows the parsed value next to the input when it differs from the typed text. */
  isUnderstood?: true;
}

const LINES: Reading = {
  placeholder: 'One; another',
  read: linesOf,
  shown: (value) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []).join('; '),
};

/** Parses dates relative to the publication date. Input that is not a date is kept as typed, and the check reports it. */
const datesNear = ({ cells }: Work): Reading => ({
  placeholder: '2018-03-25, 25 March 2018, 2018-03, 2018',
  read: (typed) => typedDate(typed, cellText(cells.get('source')?.['publishedOn']) || null) ?? (typed || undefined),
  shown: cellText,
  isUnderstood: true,
});

/** An input whose text differs from the stored value. Keeps what is typed even while it cannot be parsed. */
function Typed({ value, onValue, read, shown, isUnderstood, ...given }: Omit<ControlProps, 'work'> & Reading) {
  const [typed, setTyped] = useState<string | null>(null);
  const isTyped = typed !== null && isSameJson(read(typed), value);
  const onInput = (event: { currentTarget: { value: string } }) => {
    setTyped(event.currentTarget.value);
    onValue(read(event.currentTarget.value));
  };
  return (
    <>
      <input type="text" {...given} dir="auto" value={isTyped ? typed : shown(value)} onInput={onInput} />
      {isUnderstood && (
        <output class="aside" for={given.id}>
          {isTyped && typed.trim() !== value && value !== undefined && `Understood as ${shown(value)}.`}
        </output>
      )}
    </>
  );
}

function linesOf(text: string): string[] | undefined {
  const lines = text.split(';').map((line) => line.trim());
  const given = lines.filter((line) => line !== '');
  return given.length > 0 ? given : undefined;
}
