import type { ComponentChild, VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { CITE, type Citation } from '../cite/panels.js';
import type { Feed } from '../page.js';
import { Footer, type Data } from './footer.js';

/** The URLs of the stylesheet, the script, the icon and the preview image. */
export interface Assets {
  css: string;
  js: string;
  icon: string;
  /** 1200 × 630 pixels. */
  picture: string;
}

export interface DocumentFrame {
  title: string;
  description: string;
  origin: string;
  /** The canonical path and query of the page; null if search engines should not index it. */
  canonical: string | null;
  /** The value of the search field; null if the page has its own search field instead. */
  search?: string | null;
  jsonLd?: object | undefined;
  assets: Assets;
  /** The script of the desk; absent on other pages. */
  program?: Program;
  cite?: Citation | undefined;
  /** The feed of the page, if any. */
  feed?: Feed | undefined;
  /** Null if the page has no data. */
  data: Data | null;
  playground: boolean;
}

/** The URLs of a page's script and its stylesheet. */
export interface Program {
  css: string;
  js: string;
}

/** Returns a complete HTML page. */
export function htmlDocument(frame: DocumentFrame, main: ComponentChild): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Document {...frame}>{main}</Document>)}\n`;
}

function Document({ children, ...frame }: DocumentFrame & { children: ComponentChild }): VNode {
  const { title, description, origin, canonical, assets } = frame;
  const full = title === 'Communiqué' ? title : `${title} – Communiqué`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{full}</title>
        <meta name="description" content={description} />
        {canonical === null ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={origin + canonical} />}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        {canonical !== null && <Preview {...frame} canonical={canonical} />}
        {frame.data && <link rel="alternate" type="text/markdown" href={frame.data.markdown} />}
        {frame.feed && <link rel="alternate" type="application/atom+xml" title={frame.feed.title} href={frame.feed.path} />}
        <link rel="alternate" type="application/atom+xml" title="Changes" href="/changes.atom" />
        <link rel="search" type="application/opensearchdescription+xml" title="Communiqué" href="/opensearch.xml" />
        <script src={assets.js} defer />
        {frame.program && <link rel="stylesheet" href={frame.program.css} />}
        {frame.program && <script type="module" src={frame.program.js} />}
        {frame.jsonLd && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inScript(frame.jsonLd) }} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Header search={frame.search === undefined ? '' : frame.search} />
        <main id="main">
          {children}
          {frame.cite && (
            <p class="cite">
              <a href={CITE + frame.cite.path}>Cite this page</a>
            </p>
          )}
        </main>
        <Footer data={frame.data} playground={frame.playground} feed={frame.feed} />
      </body>
    </html>
  );
}

const PAGES = [
  ['/visits', 'Visits'],
  ['/people', 'People'],
  ['/organizations', 'Organizations'],
  ['/countries', 'Countries'],
  ['/statements', 'Statements'],
  ['/sources', 'Sources'],
  ['/ahead', 'Announced'],
  ['/about', 'About'],
] as const;

function Header({ search }: { search: string | null }) {
  return (
    <header class="site">
      <div class="bar">
        <a class="wordmark" href="/">
          Communiqué
        </a>
        {search !== null && (
          <form action="/search" role="search">
            <label class="hidden" for="q">
              Search people, visits, statements and sources
            </label>
            <input type="search" id="q" name="q" value={search} placeholder="Search everything" maxLength={1000} />
            <button type="submit">Search</button>
          </form>
        )}
      </div>
      <nav aria-label="Pages">
        <ul>
          {PAGES.map(([url, name]) => (
            <li key={url}>
              <a href={url}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** Metadata for link previews: https://ogp.me/ */
function Preview({ title, description, origin, canonical, assets }: Omit<DocumentFrame, 'canonical'> & { canonical: string }) {
  return (
    <>
      <meta property="og:site_name" content="Communiqué" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={origin + canonical} />
      <meta property="og:image" content={origin + assets.picture} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** Returns part of a page as HTML, for a frame on another site. */
export function htmlEmbed(frame: Pick<DocumentFrame, 'title' | 'origin' | 'canonical' | 'assets'>, main: ComponentChild): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Embed {...frame}>{main}</Embed>)}\n`;
}

type EmbedProps = Pick<DocumentFrame, 'title' | 'origin' | 'canonical' | 'assets'> & { children: ComponentChild };

function Embed({ title, origin, canonical, assets, children }: EmbedProps): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <base target="_blank" />
        <title>{`${title} – Communiqué`}</title>
        <meta name="robots" content="noindex" />
        {canonical !== null && <link rel="canonical" href={origin + canonical} />}
        <link rel="stylesheet" href={assets.css} />
      </head>
      <body class="embed">
        <main>{children}</main>
        <footer>
          <a href="/">Communiqué</a>
        </footer>
      </body>
    </html>
  );
}

/** Returns JSON that cannot end the script element that contains it. */
function inScript(value: object): string {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...value });
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
