import { fold } from '../../../../model/fold.js';
import { rangeText } from '../../../pages/dates/date-text.js';
import { SETTLING } from '../../../pages/desk/settling.js';
import { visitUrl } from '../../../../http/urls.js';
import { counted, STATUS, VISIT_KIND } from '../../../pages/words.js';
import { DeskDuplicatesDocument, type DeskDuplicatesQuery, type DeskTwinFragment } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';
import { Listing } from './listing.js';
import { openRenamed } from '../keep/open-as-draft.js';
import { Linked, type ComparedRow, SideBySide, sourceValue, type ComparedValue } from './side-by-side.js';

type Visit = DeskTwinFragment;
type Twins = DeskDuplicatesQuery['suspectedDuplicates']['nodes'][number];

export function DuplicatesPage() {
  return (
    <Listing
      title={SETTLING.duplicates}
      lead="Pairs of visits between the same countries, with a guest in common, on days that may overlap. Matching values are marked. If both are the same visit, open one in a draft, give it the slug of the other, and publish."
      none="No suspected duplicate visits."
      load={async (after) => (await ask(DeskDuplicatesDocument, { after })).suspectedDuplicates}
      keyOf={({ visit, other }) => `${visit.slug} ${other.slug}`}
      labelOf={({ visit, other }) => (visit.title === other.title ? visit.title : `${visit.title}; ${other.title}`)}
      stepsOf={stepsOf}
    >
      {({ visit, other }: Twins) => (
        <SideBySide
          caption="Stored facts about both visits"
          heads={[visit, other].map(({ id, slug, title }) => ({
            id,
            head: (
              <>
                <Linked url={visitUrl({ slug })} text={title} />
                <span class="slug">{slug}</span>
              </>
            ),
          }))}
          rows={rowsOf([visit, other])}
        />
      )}
    </Listing>
  );
}

/**
 * Returns an action for each visit that opens one of its sources as a draft and gives the visit the slug of the other visit.
 * Prefers a source that does not support both visits.
 */
function stepsOf({ visit, other }: Twins) {
  const pairs = [
    [visit, other, 'first'],
    [other, visit, 'second'],
  ] as const;
  return pairs.flatMap(([{ slug, citationsConnection: own }, kept, which], index) => {
    const ofKept = kept.citationsConnection.nodes.map(({ source }) => source.slug);
    const sources = own.nodes.map(({ source }) => source.slug);
    const source = sources.find((each) => !ofKept.includes(each)) ?? sources[0];
    if (source === undefined) return [];
    const run = async () => location.assign(`/desk/${await openRenamed(source, slug, kept.slug)}`);
    return [{ key: String(index + 1), label: `One visit: change the ${which}`, run }];
  });
}

function rowsOf(visits: readonly Visit[]): ComparedRow[] {
  const row = (label: string, cell: (visit: Visit) => ComparedValue[]): ComparedRow => ({ label, cells: visits.map(cell) });
  const one = (text: string | null | undefined): ComparedValue[] => (text ? [{ key: fold(text), shown: <bdi>{text}</bdi> }] : []);
  return [
    row('Days', ({ start, end }) => one(start || end ? rangeText(start, end) : null)),
    row('Kind', ({ kind }) => one(kind && VISIT_KIND[kind])),
    row('Status', ({ status }) => one(STATUS[status])),
    row('Host', ({ hostCountry }) => one(hostCountry?.name)),
    row('Guest', ({ guestCountry }) => one(guestCountry?.name)),
    row('Places', ({ places }) => places.flatMap(one)),
    row('Delegation', ({ delegation: { nodes, totalCount } }) => [
      ...nodes.map(({ id, name, person, side }) => ({
        key: person ? `${side} ${person.slug}` : id,
        shown: (
          <>
            <bdi>{name}</bdi> ({side.toLowerCase()})
          </>
        ),
      })),
      ...(totalCount > nodes.length ? [{ key: '', shown: `… ${totalCount - nodes.length} more` }] : []),
    ]),
    row('Note', ({ note }) => one(note)),
    row('Said', ({ statements: { totalCount } }) =>
      totalCount > 0 ? [{ key: '', shown: counted(totalCount, 'statement') }] : [],
    ),
    row('Sources', ({ citationsConnection: { nodes } }) =>
      nodes.map((passage) => sourceValue(passage, passage.exact ?? 'passage')),
    ),
  ];
}
