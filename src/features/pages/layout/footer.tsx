import type { Feed } from '../page.js';

/** The URLs of a page's data, for programs. */
export interface Data {
  /** The page's own URL, for printed copies. */
  address: string;
  version: string | null;
  /** The page's data as JSON. */
  json: string;
  /** The page as Markdown. */
  markdown: string;
  /** The playground with the page's document. */
  document: string;
  file: { name: string; url: string } | null;
}

interface FooterProps {
  data: Data | null;
  playground: boolean;
  feed: Feed | undefined;
}

export function Footer({ data, playground, feed }: FooterProps) {
  return (
    <footer class="site">
      {data && (
        <p class="printed">
          {data.address}
          {data.version !== null && `, version ${data.version} of the data`}
        </p>
      )}
      {data && (
        <p>
          This page as data:{' '}
          {playground && (
            <>
              <a href={data.document}>its GraphQL document</a>,{' '}
            </>
          )}
          <a href={data.json} type="application/json">
            JSON
          </a>
          ,{' '}
          <a href={data.markdown} type="text/markdown">
            Markdown
          </a>
          {data.file && (
            <>
              , <a href={data.file.url}>{data.file.name}</a>
            </>
          )}
          {feed && (
            <>
              , <a href={feed.path}>its visits as a feed</a>
            </>
          )}
          .{data.version !== null && ` Version ${data.version} of the data.`}
        </p>
      )}
      <p>
        Every fact links to its source. Dates are as precise as their sources. <a href="/about">About this site</a>,{' '}
        <a href="/disagreements">where sources disagree</a>, <a href="/changes.atom">changes as a feed</a>,{' '}
        <a href="/developers">for developers</a>
        {playground && (
          <>
            , <a href="/graphql">GraphQL</a>
          </>
        )}
        .
      </p>
    </footer>
  );
}
