import { Text } from '../facts/names.js';
import type { SourceKind } from '../generated/graphql.js';
import { passageId, passagePageUrl } from '../../../http/urls.js';
import { isWeb } from '../urls.js';
import { number } from '../words.js';
import type { Fact, PassageFacts } from './facts.js';

export const factId = (passage: { start: number; end: number }) => `facts-${passage.start}-${passage.end}`;

/** The source of a page's passages. */
export interface Whence {
  slug: string;
  /** The URL of the text at its publisher; null if there is none. */
  url: string | null;
}

/** There is no link for data sets, since the publisher's page does not show records as the file does. */
export function sourceWhence({ slug, kind, url }: { slug: string; kind: SourceKind; url: string | null }): Whence {
  return { slug, url: kind !== 'DATASET' && isWeb(url) ? url : null };
}

interface CardsProps {
  /** The passages, with their numbers on the page, which appear only in hidden text. */
  passages: readonly (PassageFacts & { n: number })[];
  of: Whence;
  /** Whether the passages are records, whose cards are expanded. */
  areRecords?: boolean;
}

/** The facts of passages, each passage as a collapsed card next to the text. */
export function Cards({ passages, of, areRecords = false }: CardsProps) {
  if (passages.length === 0) return null;
  return (
    <ul class="cards">
      {passages.map((passage) => (
        <li key={factId(passage)}>
          <details class="card" open={areRecords}>
            <summary>
              <span class="hidden">Passage {passage.n}: </span>
              <Gist facts={passage.facts} />
            </summary>
            {/* Inside the collapsed part, so that a browser expands it when a reader follows a link to it. */}
            <div id={factId(passage)}>
              <FactList facts={passage.facts} />
              <p class="aside">
                {!areRecords && (
                  <>
                    <a href={`#${passageId(passage)}`}>In the text</a>
                    {' · '}
                  </>
                )}
                <a href={passagePageUrl({ ...passage, source: of })}>Cite, check or share</a>
                <AtPublisher passage={passage} url={of.url} />
              </p>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** A one-line summary: the kinds of facts, and whom the first one is about. */
function Gist({ facts }: { facts: readonly Fact[] }) {
  const kinds = [...new Set(facts.map(({ kind }) => kind))].map((kind, index) => (index === 0 ? kind : kind.toLowerCase()));
  return (
    <span class="gist">
      {kinds.join(', ')}{' '}
      <span class="about">
        <Text>{facts[0]?.about ?? ''}</Text>
      </span>
    </span>
  );
}

export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul>
      {facts.map(({ kind, shown, statement }, index) => (
        <li key={index}>
          {!statement && <span class="kind">{kind}</span>} {shown}
        </li>
      ))}
    </ul>
  );
}

/** A link to the words on the publisher's page, if they are known. */
export function AtPublisher({ passage: { exact }, url }: { passage: Pick<PassageFacts, 'exact'>; url: string | null }) {
  if (url === null || exact === null) return null;
  return (
    <>
      {' · '}
      <a href={textFragment(url, exact)} rel="external">
        in the publisher’s page
      </a>
    </>
  );
}

/** https://wicg.github.io/scroll-to-text-fragment/ – uses only the first and last words of a long passage. */
function textFragment(url: string, exact: string): string {
  const words = exact.trim().split(/\s+/);
  const encode = (part: string[]) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const text = words.length > 12 ? `${encode(words.slice(0, 5))},${encode(words.slice(-5))}` : encode(words);
  const [page] = url.split('#');
  return `${page}#:~:text=${text}`;
}

/** The passages of a text that is not stored: their positions, the words that the annotation quotes, and their facts. */
export function SourcePassages({ passages, of }: { passages: readonly PassageFacts[]; of: Whence }) {
  return (
    <ul class="passages">
      {passages.map((passage) => (
        <li key={passageId(passage)} id={passageId(passage)}>
          <p class="aside">
            {placeText(passage)}
            {' · '}
            <a href={passagePageUrl({ ...passage, source: of })}>Cite, check or share</a>
            <AtPublisher passage={passage} url={of.url} />
          </p>
          {passage.exact !== null && (
            <p dir="auto">
              <q>{passage.exact}</q>
            </p>
          )}
          <FactList facts={passage.facts} />
        </li>
      ))}
    </ul>
  );
}

export function placeText({ start, end, fragment }: Pick<PassageFacts, 'start' | 'end' | 'fragment'>): string {
  if (end === 0) return 'The whole source';
  return `Characters ${number(start)}–${number(end)}${fragment === null ? '' : ` (${fragment})`}`;
}
