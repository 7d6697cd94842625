import type { ComponentChild } from 'preact';
import type { SaidFragment } from '../generated/graphql.js';
import { DateOf } from '../dates/date.js';
import { visitUrl } from '../../../http/urls.js';
import { languageName, STATEMENT_KIND, TRANSLATOR } from '../words.js';
import { Cites } from './cites.js';
import { Link, SentenceList, NameLink, Text, Words } from './names.js';
import type { Notes } from './notes.js';

interface StatementsProps<Each> {
  statements: readonly Each[];
  notes: Notes;
  /** Rendered below each statement. */
  children?: (statement: Each) => ComponentChild;
}

/** A list of statements. */
export function Statements<Each extends SaidFragment>({ statements, notes, children }: StatementsProps<Each>) {
  return (
    <ul class="plain statements">
      {statements.map((statement, index) => (
        <li key={index}>
          <Said statement={statement} notes={notes} />
          {children?.(statement)}
        </li>
      ))}
    </ul>
  );
}

/** A statement: who made it, how, and its passages. States in words whose wording it is. */
export function Said({ statement, notes }: { statement: SaidFragment; notes: Notes }) {
  const { kind, text, language, saidOn, place } = statement;
  const isOfSpeaker = kind === 'DIRECT_QUOTE' || kind === 'PARTIAL_QUOTE';
  return (
    <div class="said">
      <p class="who">
        <Speakers statement={statement} /> <Wording of={statement} />
      </p>
      {isOfSpeaker ? (
        <blockquote>
          <p dir="auto">
            <q>
              <Words lang={language}>{text}</Words>
            </q>
            <Cites fact={statement} notes={notes} />
          </p>
        </blockquote>
      ) : (
        <p class="paraphrase" dir="auto">
          <Words lang={language}>{text}</Words>
          <Cites fact={statement} notes={notes} />
        </p>
      )}
      <Original statement={statement} />
      {(saidOn !== null || place !== null) && (
        <p class="aside">
          {saidOn ? 'Said on ' : 'Said '}
          {saidOn && <DateOf when={saidOn} />}
          {place !== null && ' in '}
          {place !== null && <Text>{place}</Text>}
        </p>
      )}
    </div>
  );
}

/** Whose words the text is in: only the speaker's stand in quotation marks. */
function Wording({ of: { kind, reportedBy } }: { of: SaidFragment }) {
  if (kind !== 'INDIRECT_QUOTE' || reportedBy === null) return <span class="tag">{STATEMENT_KIND[kind]}</span>;
  return (
    <span class="tag">
      as worded by <Text>{reportedBy.name}</Text>
    </span>
  );
}

/** The original in another language, and its translator. */
function Original({ statement: { original, originalLanguage, translatedBy } }: { statement: SaidFragment }) {
  if (original === null && originalLanguage === null && translatedBy === null) return null;
  const language = originalLanguage && languageName(originalLanguage);
  return (
    <p class="aside original">
      {original === null ? (
        `Translated${language ? ` from ${language}` : ''}${translatedBy ? ` by ${TRANSLATOR[translatedBy]}` : ''}.`
      ) : (
        <>
          {`In the original${language ? `, ${language}` : ''}: `}
          <q>
            <Text lang={originalLanguage}>{original}</Text>
          </q>
          {translatedBy && ` · translated by ${TRANSLATOR[translatedBy]}`}
        </>
      )}
    </p>
  );
}

interface Reported {
  reportedBy: { slug: string; name: string } | null;
  visit: { slug: string; title: string } | null;
}

/** The outlet that reported a statement, and the visit during which it was made. */
export function ReportedOf({ reportedBy, visit }: Reported) {
  return (
    <p class="aside">
      {reportedBy ? 'Reported by ' : 'No outlet named'}
      {reportedBy && <NameLink of={reportedBy} as="Organization" />}
      {visit && ' · '}
      {visit && <Link to={visitUrl(visit)}>{visit.title}</Link>}
    </p>
  );
}

function Speakers({ statement: { speakers, speakerRoles, speakersAsPrinted, attribution } }: { statement: SaidFragment }) {
  if (speakers.length > 0)
    return (
      <SentenceList
        items={speakers.map((each, index) => (
          <Speaker key={each.slug} of={each} role={speakerRoles[index] ?? null} />
        ))}
      />
    );
  if (speakersAsPrinted.length > 0) return <Text>{speakersAsPrinted.join(', ')}</Text>;
  if (attribution === 'OWN_VOICE') return <>The source, in its own voice</>;
  return <>Unnamed speaker</>;
}

function Speaker({ of, role }: { of: SaidFragment['speakers'][number]; role: string | null }) {
  if (role === null) return <NameLink of={of} />;
  return (
    <>
      <NameLink of={of} /> (<Text>{role}</Text>)
    </>
  );
}
