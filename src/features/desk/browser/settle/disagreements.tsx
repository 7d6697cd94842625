import { dateText } from '../../../pages/dates/date-text.js';
import { SETTLING } from '../../../pages/desk/settling.js';
import { fieldName, REASON, valueText } from '../../../pages/facts/differing-words.js';
import { addressUrl, passageUrl, sourceUrl } from '../../../../http/urls.js';
import { DeskDisagreementsDocument, type DeskDifferingFragment, type ValueStanding } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';
import { Listing } from './listing.js';
import { openAsDraft } from '../keep/open-as-draft.js';
import { Linked, type ComparedRow, SideBySide } from './side-by-side.js';

type Differing = DeskDifferingFragment;

/** The maximum number of sources that get a key. */
const MOST_KEYS = 6;

const STANDING: Record<ValueStanding, string> = {
  KEPT: 'shown to readers',
  AGREES: 'may also be right',
  DIFFERS: 'contradicts the value shown',
};

/** Fields on which sources disagree, with the sources side by side. */
export function Disagreements() {
  return (
    <Listing
      title={SETTLING.disagreements}
      lead="Each source is annotated separately, and the newest one prevails. Nobody overrides what a source says. If a source was misread, open it as a draft, correct the passage, and publish it."
      none="No sources disagree."
      load={async (after) => (await ask(DeskDisagreementsDocument, { after })).disagreements}
      keyOf={({ id }) => id}
      labelOf={(item) => `${item.fact.label}: ${fieldName(item.field).toLowerCase()}`}
      stepsOf={stepsOf}
    >
      {(item: Differing) => <Sides of={item} />}
    </Listing>
  );
}

function stepsOf({ values }: Differing) {
  return values.slice(0, MOST_KEYS).map(({ source }, index) => ({
    key: String(index + 1),
    label: `Open ${shortened(source.publisher?.name ?? source.title)} as a draft`,
    run: async () => location.assign(`/desk/${await openAsDraft(source.slug)}`),
  }));
}

function Sides({ of }: { of: Differing }) {
  const { fact, values, field, keptBecause } = of;
  const row = (label: string, cell: (value: Differing['values'][number]) => ComparedRow['cells'][number]): ComparedRow => ({
    label,
    cells: values.map(cell),
  });
  return (
    <>
      <p>
        <Linked url={addressUrl(fact)} text={fact.label} />. {REASON[keptBecause]}
      </p>
      <SideBySide
        caption="What each source says, newest first"
        heads={values.map(({ source }) => ({
          id: source.slug,
          head: (
            <>
              <Linked url={sourceUrl(source)} text={source.title} />
              {source.publisher && <span class="aside">{source.publisher.name}</span>}
              <span class="aside">{source.publishedOn ? dateText(source.publishedOn) : 'no date'}</span>
            </>
          ),
        }))}
        rows={[
          row(fieldName(field), (value) => [{ key: value.value, shown: <bdi>{valueText(of, value)}</bdi> }]),
          row('Standing', ({ standing }) => [{ key: '', shown: STANDING[standing] }]),
          row('Passages', ({ citations }) =>
            citations
              .filter(({ start, end }) => end > start)
              .map((passage) => ({
                key: '',
                shown: (
                  <a href={passageUrl(passage)}>
                    {passage.exact === null ? (
                      `characters ${passage.start} to ${passage.end}`
                    ) : (
                      <q dir="auto">{passage.exact.slice(0, 300)}</q>
                    )}
                  </a>
                ),
              })),
          ),
        ]}
      />
    </>
  );
}

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
