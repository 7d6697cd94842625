import type { ComponentChild } from 'preact';
import { pageUrl } from '../../../http/urls.js';
import { withArticle } from '../../counts/scope.js';
import { number } from '../words.js';

/** Text from a source, isolated from the direction of the surrounding text and marked with its language, if known. */
export function Text({ children, lang }: { children: string; lang?: string | null }) {
  return (
    <bdi {...(lang && { lang, dir: 'auto' })}>
      <Unbroken>{children}</Unbroken>
    </bdi>
  );
}

/** Text from a source that fills a paragraph. The paragraph's `dir="auto"` takes it into account, but would skip a `Text`. */
export function Words({ children, lang }: { children: string; lang?: string | null }) {
  if (!lang) return <Unbroken>{children}</Unbroken>;
  return (
    <span lang={lang}>
      <Unbroken>{children}</Unbroken>
    </span>
  );
}

/** Keeps 2024-11-12 on one line, which could otherwise break at the hyphens. */
export function Unbroken({ children: text }: { children: string }) {
  const parts = text.split(/(\b\d{4}-\d\d(?:-\d\d)?\b)/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <span key={index} class="day">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}

/** Text from a source, linked to a page if there is one. */
export function Link({ to, children, lang }: { to: string | null; children: string; lang?: string | null }) {
  const text = <Text lang={lang ?? null}>{children}</Text>;
  return to === null ? text : <a href={to}>{text}</a>;
}

export interface Named {
  __typename?: string;
  slug: string;
  name: string;
}

/** A name, linked to its page. */
export function NameLink({ of, as }: { of: Named; as?: 'Person' | 'Organization' | 'Country' }) {
  return <Link to={pageUrl({ __typename: as ?? of.__typename ?? '', slug: of.slug })}>{of.name}</Link>;
}

/** A country in a sentence, linked to its page: "the United States". */
export function SentenceCountry({ of }: { of: Named }) {
  return (
    <>
      {withArticle(of.name).slice(0, -of.name.length)}
      <NameLink of={of} as="Country" />
    </>
  );
}

/** ", Xinhua": a name after other text. Renders nothing if there is no name. */
export function CommaName({ of, as }: { of: Named | null; as: 'Organization' | 'Country' }) {
  if (!of) return null;
  return (
    <>
      , <NameLink of={of} as={as} />
    </>
  );
}

/** ", Sochi": text from a source after other text. Renders nothing if there is none. */
export function CommaText({ children }: { children: string | null | undefined }) {
  if (!children) return null;
  return (
    <>
      , <Text>{children}</Text>
    </>
  );
}

/** "a, b and c". */
export function SentenceList({ items }: { items: ComponentChild[] }) {
  return (
    <>
      {items.map((item, index) => (
        <>
          {index > 0 && (index === items.length - 1 ? ' and ' : ', ')}
          {item}
        </>
      ))}
    </>
  );
}

interface CountedName {
  name: string;
  url: string;
  count: number;
}

/** Names with their visit counts, in columns. */
export function CountedNames({ of }: { of: readonly CountedName[] }) {
  return (
    <ul class="names plain">
      {of.map(({ name, url, count }) => (
        <li key={url}>
          <Link to={url}>{name}</Link> <span class="count">{number(count)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The words of a source for something that has another name here. Renders nothing if they are that name. */
export function Printed({ words, name }: { words: string | null; name: string | undefined }) {
  return words === null || words === name ? null : <Quoted lead=" printed as " words={words} />;
}

/** A few words of a source after other text. */
export function Quoted({ lead, words }: { lead: string; words: string }) {
  return (
    <span class="aside">
      {lead}
      <q>
        <Text>{words}</Text>
      </q>
    </span>
  );
}
