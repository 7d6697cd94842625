import { Section } from '../layout/section.js';
import { capitalize } from '../../../shared/capitals.js';
import { Text } from '../facts/names.js';
import type { SinceFragment } from '../generated/graphql.js';
import type { PageRequest, Site } from '../page.js';
import { number } from '../words.js';

type Change = NonNullable<SinceFragment['changesSince']>['nodes'][number];

/** Returns the version of the data that a citation refers to; null if it is missing or not valid. */
export function citedVersion({ query }: Pick<PageRequest, 'query'>): number | null {
  const version = query.get('version') ?? '';
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}

/** Returns the variables of `...Since`. */
export function sinceCited(request: Pick<PageRequest, 'query'>): { since: string; isCited: boolean } {
  const version = citedVersion(request);
  return { since: String(version ?? 0), isCited: version !== null };
}

interface Props {
  of: SinceFragment;
  request: Pick<PageRequest, 'query'>;
  site: Pick<Site, 'version'>;
}

/** Lists the changes since the version that the citation refers to. Renders nothing if the URL has no version. */
export function Since({ of, request, site }: Props) {
  const given = request.query.get('version') ?? '';
  if (given === '') return null;
  const version = citedVersion(request);
  if (version === null || (site.version !== null && version > Number(site.version))) {
    return (
      <Section id="since" class="since" title="The version in this address does not exist">
        <p>
          “<Text>{given}</Text>” is not a version of the data.
          {site.version !== null && ` The latest version is ${number(Number(site.version))}.`} The page shows what is stored now.
        </p>
      </Section>
    );
  }
  const { __typename: type, changesSince } = of;
  const { nodes: changes, totalCount } = changesSince ?? { nodes: [], totalCount: 0 };
  const more = totalCount - changes.length;
  return (
    <Section id="since" class="since" title={`Changes since version ${number(version)} of the data`}>
      {changes.length === 0 ? (
        <p>Unchanged since then.</p>
      ) : (
        <ul>
          {changes.map((change, index) => (
            <li key={index}>
              <Changed change={change} of={type} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="aside">{number(more)} more changes are in the API.</p>}
    </Section>
  );
}

function Changed({ change: { kind, name, operation, field, before, after }, of }: { change: Change; of: string }) {
  const isItself = kind === of;
  const what = isItself ? `The ${kind.toLowerCase()}` : capitalize(kind.toLowerCase());
  if (operation === 'DELETED') return <>{what} was withdrawn.</>;
  const subject = [what, !isItself && name !== null && <> {quoted(name)}</>];
  if (operation === 'CREATED') return <>{subject} was added.</>;
  if (field === 'citations') return <>{subject}: its passages changed.</>;
  return (
    <>
      {subject}: {inWords(field!)} <Values before={before} after={after} />.
    </>
  );
}

/** Both values are null if they came from a source that has since been withdrawn. */
function Values({ before, after }: { before: string | null; after: string | null }) {
  if (before === null && after === null) return <>changed</>;
  if (before === null) return <>became {quoted(after!)}</>;
  if (after === null) return <>was {quoted(before)}, and is no longer given</>;
  return (
    <>
      was {quoted(before)}, became {quoted(after)}
    </>
  );
}

const quoted = (value: string) => (
  <>
    “<Text>{value}</Text>”
  </>
);

/** Turns `guestCountry` into "guest country". */
function inWords(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
