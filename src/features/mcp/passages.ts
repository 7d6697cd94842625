import { sourceUrl } from '../../http/urls.js';
import { isObject } from '../../shared/json.js';
import { escapeMarkdown, markdownLink } from '../../shared/markdown.js';
import { shortened } from '../../shared/shortened.js';

// The passages in a result, in the forms in which assistants show them.

interface ShownPassage {
  page: string;
  exact?: string | null;
  source: {
    slug: string;
    title: string;
    publisher?: { name: string } | null;
    publishedOn?: { edtf: string } | null;
  };
}

/** The maximum number of passages, and of characters in each. */
const [MOST, LONGEST] = [30, 120];

/** Returns the passages in the data of a result, each once. */
function passagesIn(data: unknown): ShownPassage[] {
  const found = new Map<string, ShownPassage>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!isObject(value)) return;
    const { page, source, start } = value;
    const isPassage =
      typeof page === 'string' && typeof start === 'number' && isObject(source) && typeof source['title'] === 'string';
    if (isPassage && !found.has(page)) found.set(page, value as unknown as ShownPassage);
    Object.values(value).forEach(look);
  };
  look(data);
  return [...found.values()].slice(0, MOST);
}

/** Returns links to the passages, since some assistants show citations only in this form; empty if there are none. */
export function passageLinks(data: unknown): string {
  const links = passagesIn(data).map((passage) => `- ${passageLink(passage)}`);
  return links.length === 0 ? '' : ['The passages as links, to cite:', ...links].join('\n');
}

/** [“…” (Xinhua, 2018-03-28)](https://…) */
function passageLink({ page, exact, source: { title, publisher, publishedOn } }: ShownPassage): string {
  const words = exact ? `“${shortened(exact, LONGEST)}”` : title;
  const from = [publisher?.name ?? (exact ? title : null), publishedOn?.edtf].filter((part) => part).join(', ');
  return markdownLink(escapeMarkdown(from === '' ? words : `${words} (${from})`), page);
}

/** https://github.com/modelcontextprotocol/modelcontextprotocol/pull/3094 – a draft of July 2026 */
export function granularCitations(data: unknown, origin: string) {
  return passagesIn(data).map(({ page, exact, source }, index) => ({
    id: `c${index + 1}`,
    target: {
      source: page,
      ...(exact && { selector: { type: 'TextQuoteSelector', exact } }),
      'schema:citation': {
        '@type': 'schema:CreativeWork',
        'schema:url': origin + sourceUrl(source),
        'schema:name': source.title,
        ...(source.publishedOn && { 'schema:datePublished': source.publishedOn.edtf }),
        ...(source.publisher && { 'schema:publisher': { '@type': 'schema:Organization', 'schema:name': source.publisher.name } }),
      },
    },
  }));
}
