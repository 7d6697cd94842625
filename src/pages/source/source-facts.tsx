import { DateOf } from '../dates/date.js';
import { dayText } from '../dates/date-text.js';
import { Name, Text } from '../facts/names.js';
import type { SourcePageQuery } from '../generated/graphql.js';
import { isWeb } from '../urls.js';
import { counted, languageName } from '../words.js';

type Source = NonNullable<SourcePageQuery['source']>;

/** The address of a source, as a link if it is one of the web. */
export function Address({ url }: { url: string }) {
  if (!isWeb(url)) return <>{url}</>;
  return (
    <a href={url} rel="external">
      {url}
    </a>
  );
}

/** What is known of a source. */
export function SourceFacts({ source }: { source: Source }) {
  return (
    <dl class="facts">
      <div>
        <dt>Published</dt>
        <dd>
          <DateOf when={source.publishedOn} />
          {source.publisher && (
            <>
              {', '}
              <Name of={source.publisher} as="Organization" />
            </>
          )}
          {source.section !== null && (
            <>
              {', '}
              <Text>{source.section}</Text>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Address</dt>
        <dd>{source.url === null ? 'No address is recorded' : <Address url={source.url} />}</dd>
      </div>
      {source.licence !== null && (
        <div>
          <dt>Licence</dt>
          <dd>{source.licence}</dd>
        </div>
      )}
      <Covers source={source} />
      {source.datesMean !== null && (
        <div>
          <dt>Dates mean</dt>
          <dd>
            <Text>{source.datesMean}</Text>
          </dd>
        </div>
      )}
      <div>
        <dt>Text</dt>
        <dd>
          {counted(source.length, 'character')}
          {source.language !== null && `, ${languageName(source.language)}`}
          <span class="aside">
            {' '}
            SHA-256 <code>{source.sha256.slice(0, 16)}…</code>, changed here on {dayText(source.updatedAt)}
          </span>
        </dd>
      </div>
    </dl>
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
    <div>
      <dt>Covers</dt>
      <dd>
        <Text>{parts.join('; ')}</Text>
      </dd>
    </div>
  );
}
