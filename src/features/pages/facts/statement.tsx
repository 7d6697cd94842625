import type { ComponentChild } from 'preact';
import type { CitesFragment, QuotedFragment } from '../generated/graphql.js';
import { DateOf } from '../dates/date.js';
import { eventUrl, sourceUrl, visitUrl } from '../../../http/urls.js';
import { languageName, SOURCE_KIND, STATEMENT_KIND, tookPlace, TRANSLATOR } from '../words.js';
import { Cites } from './cites.js';
import { Link, SentenceList, NameLink, Text, Words } from './names.js';
import type { Notes } from './notes.js';
import { shortened } from '../../../shared/shortened.js';

type Said = QuotedFragment & Partial<CitesFragment>;

interface StatementsProps {
  statements: readonly Said[];
  notes: Notes;
  /** The visit, source and outlet that the page or section is about, by slug. The cards do not repeat them. */
  here?: readonly string[];
}

/** A list of statements, each as a quote card. */
export function Statements({ statements, notes, here }: StatementsProps) {
  return (
    <ul class="plain statements">
      {statements.map((statement, index) => (
        <li key={index}>
          <QuoteCard statement={statement} notes={notes} {...(here !== undefined && { here })} />
        </li>
      ))}
    </ul>
  );
}

interface QuoteCardProps {
  statement: Said;
  /** Null if the passages are shown in another way. */
  notes: Notes | null;
  here?: readonly string[];
  /** Shown instead of the words, such as the part that matches a search. */
  words?: ComponentChild;
}

/** A statement: the speaker, the occasion, the outlet, the date and the source, then the words. */
export function QuoteCard({ statement, notes, here = [], words }: QuoteCardProps) {
  const { kind, text, language } = statement;
  const isOfSpeaker = kind === 'DIRECT_QUOTE' || kind === 'PARTIAL_QUOTE';
  const said = (
    <>
      {isOfSpeaker ? (
        <q>
          <Words lang={language}>{text}</Words>
        </q>
      ) : (
        <Words lang={language}>{text}</Words>
      )}
      {notes && statement.citationsConnection && (
        <Cites fact={{ citationsConnection: statement.citationsConnection }} what={speakersText(statement)} notes={notes} />
      )}
    </>
  );
  return (
    <div class="said">
      <p class="who">
        <b>
          <Speakers statement={statement} />
        </b>
        <Whence statement={statement} here={here} />
      </p>
      {words ?? (
        <blockquote class={isOfSpeaker ? undefined : 'paraphrase'}>
          <p dir="auto">{said}</p>
        </blockquote>
      )}
      {words === undefined && <Original statement={statement} />}
    </div>
  );
}

/**
 * The occasion, the outlet, the date and the source of a statement. If the words are not the speaker's, it says whose they
 * are.
 */
function Whence({ statement, here }: { statement: Said; here: readonly string[] }) {
  const { kind, attribution, event, visit, about, place, reportedBy, saidOn, source } = statement;
  const isOutletHere = kind !== 'INDIRECT_QUOTE' && here.includes(reportedBy?.slug ?? NOT_CREDITED);
  const when = saidOn ?? event?.start ?? null;
  const occasion = event
    ? { word: 'at', to: eventUrl(event), title: event.title }
    : visit && !here.includes(visit.slug)
      ? { word: tookPlace(visit.status) ? 'during' : 'about', to: visitUrl(visit), title: visit.title }
      : null;
  const parts: ComponentChild[] = [
    attribution === 'ANONYMOUS' && 'not named by the source',
    occasion && (
      <>
        {occasion.word} <Link to={occasion.to}>{occasion.title}</Link>
      </>
    ),
    ...about
      .filter(({ slug }) => !here.includes(slug))
      .map((other) => (
        <>
          about <Link to={visitUrl(other)}>{other.title}</Link>
        </>
      )),
    place !== null && !occasion?.title.includes(place) && (
      <>
        {!PREPOSITION.test(place) && 'in '}
        <Text>{place}</Text>
      </>
    ),
    isOfOutlet(statement) || isOutletHere ? null : <Outlet key="outlet" statement={statement} />,
    when && <DateOf when={when} />,
    !here.includes(source.slug) && (
      <cite>
        <Link to={sourceUrl(source)}>{shortened(source.title, LONGEST_TITLE)}</Link>
      </cite>
    ),
    kind !== 'INDIRECT_QUOTE' || reportedBy === null ? STATEMENT_KIND[kind] : null,
  ];
  return (
    <>
      {parts
        .filter((part) => part !== null && part !== false)
        .map((part, index) => (
          <>
            {' '}
            <span key={index} class="tag">
              {part}
            </span>
          </>
        ))}
    </>
  );
}

/** Used instead of an outlet for statements that are credited to none. */
export const NOT_CREDITED = '-';

const LONGEST_TITLE = 60;

/** Matches a preposition in a place such as "on the plane" or "a cabin in the plane". */
const PREPOSITION =
  /(?<!\S)(?:in|inside|at|on|onboard|aboard|near|off|outside|over|above|before|behind|beside|between|by|during|en route|from|to|under)(?!\S)/i;

/** Whether the speaker is the outlet itself. */
export const isOfOutlet = ({ speakers: [speaker, ...others], reportedBy }: Said): boolean =>
  reportedBy !== null && others.length === 0 && speaker?.slug === reportedBy.slug;

function Outlet({ statement: { kind, reportedBy, source } }: { statement: Said }) {
  if (!reportedBy) return <>{noOutlet([source])}</>;
  return (
    <>
      {kind === 'INDIRECT_QUOTE' ? 'as worded by ' : 'reported by '}
      <NameLink of={reportedBy} as="Organization" />
    </>
  );
}

/** "No outlet credited in the article": what the sources themselves report. Names their publisher if it is the same. */
export const noOutlet = (sources: readonly Said['source'][]): string =>
  publishedBy(sources) ?? `No outlet credited in the ${SOURCE_KIND[sources[0]!.kind]}`;

/** Says who published sources that credit no outlet; null unless they have the same publisher. */
export function publishedBy(sources: readonly Pick<Said['source'], 'publisher'>[]): string | null {
  const publisher = sources[0]?.publisher;
  if (!publisher || sources.some((source) => source.publisher?.slug !== publisher.slug)) return null;
  return `Published by ${publisher.name}, no other outlet credited`;
}

/** The original in another language, and its translator. */
function Original({ statement: { original, originalLanguage, translatedBy } }: { statement: Said }) {
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

function Speakers({ statement }: { statement: Said }) {
  const { speakers, speakerRoles, speakersAsPrinted } = statement;
  if (speakers.length === 0) return <Text>{speakersText(statement)}</Text>;
  // A person may speak for an organization without being named: "a spokesperson for the ministry".
  const printed = ({ __typename, name }: Said['speakers'][number], index: number) => {
    const words = __typename !== 'Person' && speakersAsPrinted.length === speakers.length ? speakersAsPrinted[index]! : null;
    return words?.toLowerCase().replace(/^the /, '') === name.toLowerCase().replace(/^the /, '') ? null : words;
  };
  return (
    <SentenceList
      items={speakers.map((each, index) => (
        <Speaker key={each.slug} of={each} role={speakerRoles[index] ?? printed(each, index)} />
      ))}
    />
  );
}

/** Returns the names of the speakers, as printed if they are not identified. */
export function speakersText({ speakers, speakersAsPrinted, attribution, reportedBy }: Said): string {
  if (speakers.length > 0) return speakers.map(({ name }) => name).join(' and ');
  if (speakersAsPrinted.length > 0) return speakersAsPrinted.join(', ');
  return attribution === 'OWN_VOICE' ? `${reportedBy?.name ?? 'The source'}, in its own voice` : 'Unnamed speaker';
}

function Speaker({ of, role }: { of: Said['speakers'][number]; role: string | null }) {
  if (role === null) return <NameLink of={of} />;
  return (
    <>
      <NameLink of={of} /> (<Text>{role}</Text>)
    </>
  );
}
