import { Fragment } from 'preact';
import type { FactField, OccurrenceStatus, PassageFragment } from '../generated/graphql.js';
import { groupBy } from '../../../shared/group-by.js';
import { counted, number, STATUS, tookPlace } from '../words.js';
import { fieldName } from './differing-words.js';
import { Link, Text } from './names.js';
import { passageUrl, sourceUrl } from '../../../http/urls.js';
import { recordFields } from '../records/record-fields.js';
import { RecordFieldList } from '../records/record.js';
import type { Noted, Notes } from './notes.js';
import { shortened } from '../../../shared/shortened.js';

interface Fact {
  citationsConnection: { nodes: PassageFragment[] };
}

interface CitesProps {
  fact: Fact;
  /** What the passages support, in a few words. Shown in the list of passages. */
  what: string;
  notes: Notes;
}

/** The numbers of the passages that support a fact, each linked to its passage. */
export function Cites({ fact, what, notes }: CitesProps) {
  const passages = fact.citationsConnection.nodes.map((passage) => ({ passage, n: notes.numberOf(passage, what) }));
  if (passages.length === 0) return null;
  return (
    <sup class="cites">
      {passages
        .toSorted((a, b) => a.n - b.n)
        .map(({ passage, n }) => (
          <a key={n} href={passageUrl(passage)}>
            <span class="hidden">Passage </span>
            {n}
          </a>
        ))}
    </sup>
  );
}

/** A fact with its passages. A source need not state every value of the fact. */
interface Stated {
  status?: OccurrenceStatus;
  citationsConnection: {
    nodes: (PassageFragment & { unsaid: readonly FactField[]; unsaidPlaces?: readonly string[] })[];
  };
}

interface StatingProps {
  fact: Stated;
  fields: readonly FactField[];
  notes: Notes;
}

/**
 * The passages that state the values of all these fields. Renders nothing if every passage of the fact states them. Adds a note
 * if none of their sources reports that the fact has happened.
 */
export function CitesStating({ fact, fields, notes }: StatingProps) {
  const all = fact.citationsConnection.nodes;
  const stating = all.filter(({ unsaid }) => !fields.some((field) => unsaid.includes(field)));
  if (stating.length === all.length) return null;
  return (
    <>
      <Cites fact={{ citationsConnection: { nodes: stating.slice(0, MOST_CITED) } }} what={fieldName(fields[0]!)} notes={notes} />
      <StatedBefore of={fact} nodes={stating} />
    </>
  );
}

/** Cities, each with the passages that state it. The passages are left out if all of them state all cities. */
export function CitedPlaces({ fact, notes }: { fact: Stated & { places: readonly string[] }; notes: Notes }) {
  const stating = (place: string) =>
    fact.citationsConnection.nodes.filter(
      ({ unsaid, unsaidPlaces = [] }) => !unsaid.includes('PLACES') && !unsaidPlaces.includes(place),
    );
  const isStatedByAll = fact.places.every((place) => stating(place).length === fact.citationsConnection.nodes.length);
  return (
    <>
      {fact.places.map((place, index) => (
        <Fragment key={place}>
          {index > 0 && ', '}
          <Text>{place}</Text>
          {!isStatedByAll && (
            <Cites fact={{ citationsConnection: { nodes: stating(place).slice(0, MOST_CITED) } }} what={place} notes={notes} />
          )}
          {!isStatedByAll && <StatedBefore of={fact} nodes={stating(place)} />}
        </Fragment>
      ))}
    </>
  );
}

/** The maximum number of passages shown for a value. */
const MOST_CITED = 3;

/** A note for a value of a completed or ongoing fact, shown if no source that states the value reports that status. */
function StatedBefore({ of, nodes }: { of: Stated; nodes: Stated['citationsConnection']['nodes'] }) {
  if (!of.status || !tookPlace(of.status) || nodes.length === 0) return null;
  return nodes.every(({ unsaid }) => unsaid.includes('STATUS')) ? <OnlyBefore status={of.status} /> : null;
}

export function OnlyBefore({ status }: { status: OccurrenceStatus }) {
  return <span class="aside"> (only in sources that do not report it as {STATUS[status]})</span>;
}

/**
 * Returns a function that checks whether a part of a completed or ongoing visit or event is stated only by sources that do not
 * report that status.
 */
export function statedBefore(whole: Stated) {
  const before = new Set(
    whole.citationsConnection.nodes.filter(({ unsaid }) => unsaid.includes('STATUS')).map(({ source }) => source.slug),
  );
  return ({ citationsConnection: { nodes } }: Fact): boolean =>
    whole.status !== undefined &&
    tookPlace(whole.status) &&
    nodes.length > 0 &&
    nodes.length < MOST_READ &&
    nodes.every(({ source }) => before.has(source.slug));
}

/** The number of passages that a page reads for each part. */
const MOST_READ = 5;

/** All passages of a page by source: what each supports and, if stored, its words. Long lists are collapsed. */
export function PagePassages({ notes }: { notes: Notes }) {
  if (notes.all.length === 0) return null;
  return (
    <section aria-labelledby="passages" class="notes">
      <h2 id="passages">Sources for this page</h2>
      {[...groupBy(notes.all, ({ passage }) => passage.source.slug).values()].map((of) => {
        const { source } = of[0]!.passage;
        return (
          <div key={source.slug}>
            <h3>
              <Link to={sourceUrl(source)}>{source.title}</Link>
            </h3>
            <details class="rest" open={of.length <= FEW}>
              <summary>{counted(of.length, 'passage')}</summary>
              <ol>
                {of.map(({ n, passage, supports }) => (
                  <li key={n} value={n}>
                    <a href={passageUrl(passage)} title={place(passage)}>
                      <Text>{[...supports].slice(0, MOST_SUPPORTED).join('; ')}</Text>
                    </a>
                    {supports.size > MOST_SUPPORTED && ` and ${number(supports.size - MOST_SUPPORTED)} more`}
                    <Words passage={passage} />
                  </li>
                ))}
              </ol>
            </details>
          </div>
        );
      })}
    </section>
  );
}

/** Sources with up to this many passages show them initially. */
const FEW = 3;

/** The number of facts named for a passage. */
const MOST_SUPPORTED = 3;

/** The words of a passage or, for a record of a data set, its labelled fields. */
function Words({ passage }: { passage: Noted }) {
  const { exact, source } = passage;
  if (exact === null) return null;
  const fields = source.kind === 'DATASET' && recordFields(exact, source.head ?? '');
  if (fields)
    return (
      <>
        {' · '}
        <a href={passageUrl(passage, 'file')}>View in the original file</a>
        <RecordFieldList fields={fields.map(({ label, value }) => ({ label, value: shortened(value, LONGEST) }))} />
      </>
    );
  return (
    <>
      {' '}
      <q>
        <Text>{shortened(exact, LONGEST)}</Text>
      </q>
    </>
  );
}

function place({ start, end, fragment }: Noted): string {
  if (end === 0) return 'The whole source';
  return `Characters ${number(start)}–${number(end)}${fragment ? ` (${fragment})` : ''}`;
}

/** The number of characters of a passage that a list shows. */
const LONGEST = 240;
