import { Unbroken } from '../facts/names.js';

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

/** The API's headline, HTML with `<mark>` alone, rebuilt from its text, since HTML from elsewhere is not trusted. */
export function Headline({ html }: { html: string }) {
  return (
    <bdi>
      {html.split(/(<mark>[^<]*<\/mark>)/).map((part, index) => {
        const [, marked] = /^<mark>([^<]*)<\/mark>$/.exec(part) ?? [];
        return marked === undefined ? (
          <Unbroken key={index}>{plainText(part)}</Unbroken>
        ) : (
          <mark key={index}>{plainText(marked)}</mark>
        );
      })}
    </bdi>
  );
}

export function plainText(html: string): string {
  return html.replace(/&(lt|gt|quot|amp|#39|#x27);/g, (entity) => ENTITIES[entity]!);
}
