import { renderToStaticMarkup } from 'preact-render-to-string';

interface Embedded {
  title: string;
  /** The whole address of what is embedded. */
  url: string;
  /** Pixels. */
  height: number;
  width?: number;
}

/** Pixels of a frame; another site may give it others. */
export const EMBED_WIDTH = 600;

/** The HTML that shows a part of the site on another. */
export function embedCode({ title, url, height, width = EMBED_WIDTH }: Embedded): string {
  return renderToStaticMarkup(<iframe src={url} title={title} width={width} height={height} loading="lazy" />);
}

/** How to show the page on another site: the code in a field to copy from. */
export function EmbedPanel(embedded: Embedded) {
  return (
    <details class="cite" id="embed">
      <summary>Embed</summary>
      <div class="form">
        <h3 id="embed-html">HTML</h3>
        <pre id="embed-html-text" tabIndex={0} aria-labelledby="embed-html">
          {embedCode(embedded)}
        </pre>
        <button type="button" data-copy="embed-html-text" hidden>
          Copy HTML
        </button>
      </div>
    </details>
  );
}
