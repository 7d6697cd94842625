import type { PassageFragment } from '../generated/graphql.js';
import { groupBy } from '../../../shared/group-by.js';
import { number } from '../words.js';
import { Link, Text } from './names.js';
import { passageUrl, sourceUrl } from '../../../http/urls.js';
import { recordFields } from '../records/record-fields.js';
import { RecordFieldList } from '../records/record.js';
import type { Noted, Notes } from './notes.js';
import { shortened } from './shortened.js';

interface Fact {
  citationsConnection: { nodes: PassageFragment[] };
}

/** The numbers of the passages that support a fact, each linked to its passage. */
export function Cites({ fact, notes }: { fact: Fact; notes: Notes }) {
  const passages = fact.citationsConnection.nodes.map((passage) => ({ passage, n: notes.numberOf(passage) }));
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

/** All passages of a page, with their positions and, if stored, their words. */
export function PagePassages({ notes }: { notes: Notes }) {
  if (notes.passages.length === 0) return null;
  return (
    <section aria-labelledby="passages" class="notes">
      <h2 id="passages">Sources for this page</h2>
      <p class="aside">The numbers are characters of the text, counted from its start.</p>
      {[...groupBy(notes.passages, ({ source }) => source.slug).values()].map((passages) => (
        <div key={passages[0]!.source.slug}>
          <h3>
            <Link to={sourceUrl(passages[0]!.source)}>{passages[0]!.source.title}</Link>
          </h3>
          <ol>
            {passages.map((passage) => (
              <li key={passageUrl(passage)} value={notes.numberOf(passage)}>
                <a href={passageUrl(passage)}>{place(passage)}</a>
                <Words passage={passage} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** The words of a passage or, for a record of a data set, its labelled fields. */
function Words({ passage }: { passage: Noted }) {
  const { exact, source } = passage;
  if (exact === null) return null;
  const fields = recordFields(exact, source.head ?? '');
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
  return `${number(start)}–${number(end)}${fragment ? ` (${fragment})` : ''}`;
}

/** The number of characters of a passage that a list shows. */
const LONGEST = 240;
