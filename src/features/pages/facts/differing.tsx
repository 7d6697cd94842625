import { ResponsiveTable } from '../layout/table.js';
import { Section } from '../layout/section.js';
import { contradictingClaims } from '../../exports/claims-json-ld.js';
import { groupBy } from '../../../shared/group-by.js';
import { rangeText } from '../dates/date-text.js';
import type { DifferingFragment, FactField } from '../generated/graphql.js';
import { addressUrl, sourceUrl, withQuery } from '../../../http/urls.js';
import { number } from '../words.js';
import { Cites } from './cites.js';
import { DATES, fieldName, REASON, valueText } from './differing-words.js';
import { Link, Text } from './names.js';
import type { Notes } from './notes.js';

type Claimed = DifferingFragment['values'][number];

interface SectionProps {
  differing: { totalCount: number; nodes: DifferingFragment[] };
  /** The parameters of the complete list. */
  all: Record<string, string>;
  notes: Notes;
}

/** The section of a page on the fields on which sources disagree. Renders nothing if they agree. */
export function WhereTheyDiffer({ differing: { totalCount, nodes }, all, notes }: SectionProps) {
  if (totalCount === 0) return null;
  return (
    <Section id="differing" title="Where sources disagree">
      <DifferencesTable differing={nodes} notes={notes} />
      {totalCount > nodes.length && (
        <p class="aside">
          <a href={withQuery('/disagreements', all)}>All {number(totalCount)}</a>
        </p>
      )}
    </Section>
  );
}

/** Returns the properties of a schema.org description that list the contradicting claims of sources. */
export function contradicted(differing: DifferingFragment[], origin: string): object {
  const claims = contradictingClaims(differing, (source) => origin + sourceUrl(source));
  return claims.length > 0 ? { subjectOf: claims } : {};
}

/** A table of fields for which sources state values that cannot all be right. */
export function DifferencesTable({ differing, notes }: { differing: DifferingFragment[]; notes: Notes }) {
  return (
    <ResponsiveTable caption="Fields on which sources disagree" heads={['Fact', 'Field', 'Shown', 'Other sources say']}>
      {differing.map((each, index) => (
        <tr key={index}>
          <th scope="row">
            <Link to={addressUrl(each.fact)}>{each.fact.label}</Link>
          </th>
          <td data-label="Field">{fieldName(each.field)}</td>
          <td data-label="Shown">
            <Values of={each} standing={['KEPT', 'AGREES']} notes={notes} />
            <span class="aside"> {REASON[each.keptBecause]}</span>
          </td>
          <td data-label="Other sources say">
            <Values of={each} standing={['DIFFERS']} notes={notes} />
          </td>
        </tr>
      ))}
    </ResponsiveTable>
  );
}

interface ValuesProps {
  of: DifferingFragment;
  standing: Claimed['standing'][];
  notes: Notes;
}

function Values({ of, standing, notes }: ValuesProps) {
  const values = of.values.filter((each) => standing.includes(each.standing));
  return (
    <>
      {values.map((each, index) => (
        <span key={index}>
          {index > 0 && '; '}
          <Text>{valueText(of, each)}</Text>
          <Passages of={each} notes={notes} />
          <span class="aside">
            {' '}
            <SourceName of={each} />
          </span>
        </span>
      ))}
    </>
  );
}

/** Returns the disagreements on one fact, by its global id. */
export function differingOn(differing: DifferingFragment[], fact: { id: string }): DifferingFragment[] {
  return differing.filter((each) => each.fact.id === fact.id);
}

/** Sentences with the differing values of other sources, shown next to the stored values. Renders nothing if none differ. */
export function Otherwise({ differing, notes }: { differing: DifferingFragment[]; notes: Notes }) {
  const values = differing.flatMap((of) => of.values.flatMap((value) => (value.standing === 'DIFFERS' ? [{ of, value }] : [])));
  const sources = [...groupBy(values, ({ value }) => value.source.slug).values()];
  return (
    <>
      {sources.map((said) => (
        <span key={said[0]!.value.source.slug} class="otherwise">
          {'. '}
          <SourceName of={said[0]!.value} /> {said[0]!.of.keptBecause === 'NONE_FITS' ? 'says ' : 'gives a different value: '}
          <Text>{inWords(said)}</Text>
          <Passages of={said[0]!.value} notes={notes} />
        </span>
      ))}
    </>
  );
}

/** Formats two dates of one source as a period, and says which date it is if there is only one. */
function inWords(said: { of: DifferingFragment; value: Claimed }[]): string {
  const date = (field: FactField) => said.find(({ of }) => of.field === field)?.value.value;
  const [start, end] = DATES.map(date);
  if (start !== undefined && end !== undefined) return rangeText({ edtf: start }, { edtf: end });
  const which = (field: FactField) => (DATES.includes(field) ? `${fieldName(field).toLowerCase()} ` : '');
  return said.map(({ of, value }) => which(of.field) + valueText(of, value)).join(', ');
}

function SourceName({ of: { source } }: { of: Claimed }) {
  return (
    <>
      {source.publisher && <Text>{`${source.publisher.name}, `}</Text>}
      <Link to={sourceUrl(source)}>{source.title}</Link>
    </>
  );
}

function Passages({ of: { citations, label, value }, notes }: { of: Claimed; notes: Notes }) {
  return <Cites fact={{ citationsConnection: { nodes: citations.slice(0, 3) } }} what={label ?? value} notes={notes} />;
}
