import type { ComponentChild } from 'preact';
import { pageUrl } from '../../../http/urls.js';

/** Text from a source, whose direction does not follow the text around it; in its language, if that is known. */
export function Text({ children, lang }: { children: string; lang?: string | null }) {
  return (
    <bdi {...(lang && { lang, dir: 'auto' })}>
      <Unbroken>{children}</Unbroken>
    </bdi>
  );
}

/** Text from a source that is the whole paragraph: `dir="auto"` of the paragraph follows it, as it would not follow a `Text`. */
export function Words({ children, lang }: { children: string; lang?: string | null }) {
  if (!lang) return <Unbroken>{children}</Unbroken>;
  return (
    <span lang={lang}>
      <Unbroken>{children}</Unbroken>
    </span>
  );
}

/** 2024-11-12 stays in one line, though its hyphens would let it break. */
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

/** Text from a source that leads to a page; where there is none, the text alone. */
export function Link({ to, children, lang }: { to: string | null; children: string; lang?: string | null }) {
  const text = <Text lang={lang ?? null}>{children}</Text>;
  return to === null ? text : <a href={to}>{text}</a>;
}

interface Named {
  __typename?: string;
  slug: string;
  name: string;
}

/** A name that leads to its page. */
export function NameLink({ of, as }: { of: Named; as?: 'Person' | 'Organization' | 'Country' }) {
  return <Link to={pageUrl({ __typename: as ?? of.__typename ?? '', slug: of.slug })}>{of.name}</Link>;
}

/** ", Xinhua": a name that follows something; nothing for none. */
export function CommaName({ of, as }: { of: Named | null; as: 'Organization' | 'Country' }) {
  if (!of) return null;
  return (
    <>
      , <NameLink of={of} as={as} />
    </>
  );
}

/** ", Sochi": text from a source that follows something; nothing for none. */
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
