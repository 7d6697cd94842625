import { Text } from '../facts/names.js';
import type { SourceKind } from '../generated/graphql.js';
import { isWeb, passageId, passagePageUrl } from '../../../http/urls.js';
import { number } from '../words.js';
import type { Fact, PassageFacts } from './facts.js';

export const factId = (passage: { start: number; end: number }) => `facts-${passage.start}-${passage.end}`;

/** Where the passages of a page stand. */
export interface Whence {
  slug: string;
  /** The address of the same text at its publisher; null if there is none. */
  url: string | null;
}

/** A data set's records do not stand in its publisher's page as they do in its file. */
export function whenceOf({ slug, kind, url }: { slug: string; kind: SourceKind; url: string | null }): Whence {
  return { slug, url: kind !== 'DATASET' && isWeb(url) ? url : null };
}

interface CardsProps {
  /** With their numbers on the page. */
  passages: readonly (PassageFacts & { n: number })[];
  of: Whence;
  /** Whether they are records, whose cards stand unfolded beside them. */
  areRecords?: boolean;
}

/** What rests on passages that stand beside it: a folded card for each. */
export function Cards({ passages, of, areRecords = false }: CardsProps) {
  if (passages.length === 0) return null;
  return (
    <ul class="cards">
      {passages.map((passage) => (
        <li key={factId(passage)}>
          <details class="card" open={areRecords}>
            <summary>
              <span class="n">
                <span class="hidden">Passage </span>
                {passage.n}
              </span>
              <Gist facts={passage.facts} />
            </summary>
            {/* Inside what is folded, so that a browser unfolds it for whoever follows a link to it. */}
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

/** One line: the kinds of facts, and of whom the first is. */
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
      {facts.map(({ kind, shown }, index) => (
        <li key={index}>
          <span class="kind">{kind}</span> {shown}
        </li>
      ))}
    </ul>
  );
}

/** A link into the publisher's page by the words, where they are known. */
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

/** https://wicg.github.io/scroll-to-text-fragment/ – of a long passage its first and last words. */
function textFragment(url: string, exact: string): string {
  const words = exact.trim().split(/\s+/);
  const encode = (part: string[]) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const text = words.length > 12 ? `${encode(words.slice(0, 5))},${encode(words.slice(-5))}` : encode(words);
  const [page] = url.split('#');
  return `${page}#:~:text=${text}`;
}

/** The passages of a text that is not held: their places, the words that the annotation quotes, and what rests on them. */
export function SourcePassages({ passages, of }: { passages: readonly PassageFacts[]; of: Whence }) {
  return (
    <ol class="passages">
      {passages.map((passage) => (
        <li key={passageId(passage)} id={passageId(passage)}>
          <p class="aside">
            <a href={passagePageUrl({ ...passage, source: of })}>{placeText(passage)}</a>
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
    </ol>
  );
}

export function placeText({ start, end, fragment }: Pick<PassageFacts, 'start' | 'end' | 'fragment'>): string {
  if (end === 0) return 'The whole source';
  return `Characters ${number(start)}–${number(end)}${fragment === null ? '' : ` (${fragment})`}`;
}
