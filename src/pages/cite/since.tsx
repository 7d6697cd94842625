import { capitalize } from '../../capitals.js';
import { Text } from '../facts/names.js';
import type { VisitPageQuery } from '../generated/graphql.js';
import type { PageRequest } from '../page.js';
import { number } from '../words.js';

type Change = NonNullable<NonNullable<VisitPageQuery['visit']>['changedSince']>[number];

/** The version of the data that a citation names; null for none, or for what is no version. */
export function citedVersion({ query }: Pick<PageRequest, 'query'>): number | null {
  const version = query.get('version') ?? '';
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}

/** What changed since the version of the data that a citation of the page names. */
export function Since({ version, changes, count }: { version: number; changes: Change[]; count: number }) {
  return (
    <section class="since" aria-labelledby="since">
      <h2 id="since">Since version {number(version)} of the data</h2>
      {changes.length === 0 ? (
        <p>Nothing of this page has changed since, as far as is recorded.</p>
      ) : (
        <ul>
          {changes.map((change, index) => (
            <li key={index}>
              <Changed change={change} />
            </li>
          ))}
        </ul>
      )}
      {count > changes.length && <p class="aside">{number(count - changes.length)} more are in the API.</p>}
    </section>
  );
}

function Changed({ change: { kind, name, operation, field, before, after } }: { change: Change }) {
  const what = kind === 'Visit' ? 'The visit' : capitalize(kind.toLowerCase());
  if (operation === 'DELETED') return <>{what} withdrawn.</>;
  const named = kind !== 'Visit' && name !== null && (
    <>
      {' “'}
      <Text>{name}</Text>”
    </>
  );
  if (operation === 'CREATED')
    return (
      <>
        {what}
        {named} added.
      </>
    );
  if (field === 'citations')
    return (
      <>
        {what}
        {named}: its passages changed.
      </>
    );
  return (
    <>
      {what}
      {named}: {inWords(field!)} <Values before={before} after={after} />.
    </>
  );
}

/** Both are null where a source that was withdrawn since said them. */
function Values({ before, after }: { before: string | null; after: string | null }) {
  if (before === null && after === null) return <>changed</>;
  if (before === null) return <>became {quoted(after!)}</>;
  if (after === null) return <>was {quoted(before)}, and is not given any more</>;
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

/** guestCountry is "guest country". */
function inWords(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
