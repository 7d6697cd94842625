import type { SaidFragment } from '../generated/graphql.js';
import { DateOf } from '../dates/date.js';
import { visitUrl } from '../urls.js';
import { STATEMENT_KIND } from '../words.js';
import { Cites } from './cites.js';
import { Listed, Name, Text } from './names.js';
import type { Notes } from './notes.js';

type Statement = Pick<
  SaidFragment,
  'kind' | 'text' | 'attribution' | 'place' | 'speakersAsPrinted' | 'saidOn' | 'speakers' | 'citationsConnection'
>;

/** A statement: who said it, how, and where it stands. Whose words they are is said in words. */
export function Said({ statement, notes }: { statement: Statement; notes: Notes }) {
  const { kind, text, saidOn, place } = statement;
  const isQuote = kind !== 'PARAPHRASE';
  return (
    <div class="said">
      <p class="who">
        <Speakers statement={statement} /> <span class="tag">{STATEMENT_KIND[kind]}</span>
      </p>
      {isQuote ? (
        <blockquote>
          <p>
            <q>
              <Text>{text}</Text>
            </q>
            <Cites fact={statement} notes={notes} />
          </p>
        </blockquote>
      ) : (
        <p class="paraphrase">
          <Text>{text}</Text>
          <Cites fact={statement} notes={notes} />
        </p>
      )}
      {(saidOn !== null || place !== null) && (
        <p class="aside">
          {'Said '}
          {saidOn && (
            <>
              {'on '}
              <DateOf when={saidOn} />
            </>
          )}
          {place !== null && (
            <>
              {' in '}
              <Text>{place}</Text>
            </>
          )}
        </p>
      )}
    </div>
  );
}

interface Reported {
  reportedBy: { slug: string; name: string } | null;
  visit: { slug: string; title: string } | null;
}

/** Who reported a statement, and the visit on which it was made. */
export function ReportedOf({ reportedBy, visit }: Reported) {
  return (
    <p class="aside">
      {reportedBy ? (
        <>
          Reported by <Name of={reportedBy} as="Organization" />
        </>
      ) : (
        'No outlet named'
      )}
      {visit && (
        <>
          {' · '}
          <a href={visitUrl(visit)}>
            <Text>{visit.title}</Text>
          </a>
        </>
      )}
    </p>
  );
}

function Speakers({ statement: { speakers, speakersAsPrinted, attribution } }: { statement: Statement }) {
  if (speakers.length > 0)
    return (
      <Listed
        items={speakers.map((each) => (
          <Name key={each.slug} of={each} />
        ))}
      />
    );
  if (speakersAsPrinted.length > 0) return <Text>{speakersAsPrinted.join(', ')}</Text>;
  if (attribution === 'OWN_VOICE') return <>The source, in its own voice</>;
  return <>Somebody whom the source does not name</>;
}
