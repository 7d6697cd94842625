import { archivePlace, citedOriginal } from '../../exports/formats/citations.js';
import { Term } from '../layout/term.js';
import { DateOf } from '../dates/date.js';
import { dayText } from '../dates/date-text.js';
import { CommaText, NameLink, Text } from '../facts/names.js';
import type { OriginalFragment, SourcePageQuery } from '../generated/graphql.js';
import { isWeb } from '../urls.js';
import { counted, languageName } from '../words.js';

type Source = NonNullable<SourcePageQuery['source']>;

/** The URL of a source, linked if it is a web page. */
export function Address({ url }: { url: string }) {
  if (!isWeb(url)) return <>{url}</>;
  return (
    <a href={url} rel="external">
      {url}
    </a>
  );
}

/** The metadata of a source. */
export function SourceFacts({ source }: { source: Source }) {
  return (
    <dl class="facts">
      <Term name="Published">
        <DateOf when={source.publishedOn} />
      </Term>
      <PublishedBy source={source} />
      <Term name="Address">{source.url === null ? 'No link available' : <Address url={source.url} />}</Term>
      <Kept source={source} />
      {source.licence !== null && <Term name="Licence">{source.licence}</Term>}
      <Covers source={source} />
      {source.datesMean !== null && (
        <Term name="Dates mean">
          <Text>{source.datesMean}</Text>
        </Term>
      )}
      <Term name="Text">
        {counted(source.length, 'character')}
        {source.language !== null && `, ${languageName(source.language)}`}
        <span class="aside">
          {' '}
          SHA-256 <code>{source.sha256.slice(0, 16)}…</code>, updated {dayText(source.updatedAt)}
        </span>
      </Term>
    </dl>
  );
}

/** The publisher of a data set; the outlet and the section of an article, or that its outlet is not recorded. */
function PublishedBy({ source }: { source: OriginalFragment }) {
  const { kind, publisher, section } = source;
  if (!publisher && kind !== 'ARTICLE') return null;
  return (
    <Term name={kind === 'DATASET' ? 'Publisher' : 'Outlet'}>
      {publisher ? <NameLink of={publisher} as="Organization" /> : citedOriginal(source).unrecorded}
      <CommaText>{section && !publisher ? `section: ${section}` : section}</CommaText>
    </Term>
  );
}

/** Where the original and an archived copy are kept. */
export function Kept({ source }: { source: OriginalFragment }) {
  const kept = archivePlace(citedOriginal(source));
  return (
    <>
      {source.archivedUrl !== null && (
        <Term name="Archived copy">
          <Address url={source.archivedUrl} />
        </Term>
      )}
      {kept !== '' && (
        <Term name="Original kept at">
          <Text>{kept}</Text>
        </Term>
      )}
    </>
  );
}

function Covers({ source: { coversHosts, coversGuests, coversYears, coversTrips } }: { source: Source }) {
  const parts = [
    coversTrips,
    coversHosts !== null && `hosts: ${coversHosts} only`,
    coversGuests !== null && `guests: ${coversGuests} only`,
    coversYears !== null && `years: ${coversYears}`,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Term name="Covers">
      <Text>{parts.join('; ')}</Text>
    </Term>
  );
}
