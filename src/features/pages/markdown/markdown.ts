import type { ComponentChild, FunctionComponent, VNode } from 'preact';
import { isWeb } from '../urls.js';
import { escapeMarkdown, markdownLink, markdownParagraph } from '../../../shared/markdown.js';

// The content of a page in Markdown, from the same elements as its HTML.

interface Element {
  tag: string;
  props: Readonly<Record<string, unknown>>;
  children: Content[];
}

type Content = string | Element;

/** Elements within a paragraph. All others are blocks. */
const INLINE = new Set('a abbr b bdi br cite code del em ins mark q s small span strong sub sup time'.split(' '));
/** Elements that Markdown cannot show. The numbers of charts also appear as text. */
const LEFT_OUT = new Set('button fieldset form iframe noscript script style svg'.split(' '));

/** Converts elements to Markdown. Links are resolved relative to `address`. */
export function markdown(content: ComponentChild, address: string): string {
  return `${blocks(contents(content), address).join('\n\n')}\n`;
}

/** Replaces components with the elements that they render. */
function contents(node: ComponentChild): Content[] {
  if (Array.isArray(node)) return node.flatMap(contents);
  if (typeof node === 'string' || typeof node === 'number') return [String(node)];
  if (typeof node !== 'object' || node === null) return [];
  const { type, props } = node as VNode<Record<string, unknown>>;
  if (typeof type === 'function') return contents((type as FunctionComponent<typeof props>)(props));
  const element = { tag: type, props, children: contents(props.children) };
  return isLeftOut(element) ? [] : [element];
}

/**
 * Also true for text that is only for screen readers, links within the page, choices of filters, and panels with text to copy.
 */
function isLeftOut({ tag, props }: Element): boolean {
  return LEFT_OUT.has(tag) || /^(?:hidden|jumps|facets)\b/.test(className(props)) || props['id'] === 'embed';
}

const className = ({ class: name }: Element['props']) => (typeof name === 'string' ? name : '');

const isElement = (content: Content): content is Element => typeof content !== 'string';
const isBlock = (content: Content | undefined): content is Element =>
  content !== undefined && isElement(content) && !INLINE.has(content.tag);

function blocks(all: readonly Content[], address: string): string[] {
  const found: string[] = [];
  let run: Content[] = [];
  const endParagraph = () => {
    found.push(markdownParagraph(inline(run, address)));
    run = [];
  };
  for (const content of all) {
    if (isBlock(content)) {
      endParagraph();
      found.push(...block(content, address));
    } else {
      run.push(content);
    }
  }
  endParagraph();
  return found.filter((text) => text !== '');
}

function block(element: Element, address: string): string[] {
  const { tag, children } = element;
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      return [`${'#'.repeat(Number(tag[1]))} ${line(children, address)}`];
    case 'summary':
    case 'caption':
      return [bold(line(children, address))];
    case 'nav':
      return [markdownParagraph(separated(children, ' · ', address))];
    case 'ul':
    case 'ol':
      return list(element, address);
    case 'dl':
      return terms(element, address);
    case 'table':
      return table(element, address);
    case 'blockquote':
      return [indented('> ', '> ', blocks(children, address))];
    case 'pre':
      return [fenced(textOf(children))];
    default:
      return blocks(children, address);
  }
}

function inline(all: readonly Content[], address: string): string {
  return all.map((content) => (isElement(content) ? inlineElement(content, address) : escapeMarkdown(content))).join('');
}

function inlineElement({ tag, props, children }: Element, address: string): string {
  const text = inline(children, address);
  switch (tag) {
    case 'a':
      return link(text, props['href'], address);
    case 'q':
      return `“${text.trim()}”`;
    case 'b':
    case 'strong':
      return bold(text.trim());
    case 'del':
      return `~~${text.trim()}~~`;
    case 'br':
      return ' ';
    case 'code':
      return codeSpan(textOf(children));
    case 'sup': // the numbers of passages
      return children
        .filter(isElement)
        .map((each) => ` ${link(`\\[${line(each.children, address)}\\]`, each.props['href'], address)}`)
        .join('');
    case 'span':
      return separatedByStyle(className(props), text);
    case 'ul':
    case 'ol':
      return separated(children, '; ', address);
    default:
      return INLINE.has(tag) ? text : ` ${text} `;
  }
}

/** Adds separators where a page uses styles: `·`, `;`, or parentheses around a count. */
function separatedByStyle(name: string, text: string): string {
  if (/^tag\b/.test(name)) return `· ${text}`;
  if (/^office\b/.test(name)) return `; ${text}`;
  return /^count\b/.test(name) ? `(${text})` : text;
}

const line = (children: readonly Content[], address: string) => inline(children, address).replace(/\s+/g, ' ').trim();

function separated(all: readonly Content[], separator: string, address: string): string {
  const parts = all.map((each) => line([each], address)).filter((text) => text !== '');
  return parts.join(separator);
}

const bold = (text: string) => (text === '' ? '' : `**${text}**`);

function link(text: string, href: unknown, address: string): string {
  const label = text.trim();
  const url = typeof href === 'string' && href !== '' && URL.canParse(href, address) ? new URL(href, address).href : null;
  return label === '' || !isWeb(url) ? text : text.replace(label, () => markdownLink(label, url));
}

/** Returns a code span, or escaped text if the text contains a backtick or a vertical bar. */
function codeSpan(text: string): string {
  return /^[^`|]*[^`|\s][^`|]*$/.test(text) ? `\`${text.trim()}\`` : escapeMarkdown(text);
}

function fenced(text: string): string {
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}\n${text}\n${fence}`;
}

function textOf(all: readonly Content[]): string {
  return all.map((content) => (isElement(content) ? textOf(content.children) : content)).join('');
}

/** Puts `first` before the first line, and `others` before all others. */
function indented(first: string, others: string, all: readonly string[]): string {
  const lines = all.join('\n\n').split('\n');
  return lines.map((text, index) => `${index === 0 ? first : others}${text}`.trimEnd()).join('\n');
}

const item = (marker: string, all: readonly string[]) => indented(marker, ' '.repeat(marker.length), all);

function list({ tag, children }: Element, address: string): string[] {
  const items = children.filter(isElement).map((each, index) => {
    const marker = tag === 'ol' ? `${Number(each.props['value'] ?? index + 1)}. ` : '- ';
    return { marker, content: blocks(each.children, address) };
  });
  const shown = items.filter(({ content }) => content.length > 0);
  const isShort = shown.every(({ content }) => content.length === 1);
  return [shown.map(({ marker, content }) => item(marker, content)).join(isShort ? '\n' : '\n\n')];
}

/** A description list, for which Markdown has no syntax. */
function terms({ children }: Element, address: string): string[] {
  const parts = children.flatMap((each) => (isElement(each) && each.tag === 'div' ? each.children : [each])).filter(isElement);
  const items: string[][] = [];
  let name = '';
  for (const { tag, children: own } of parts) {
    if (tag === 'dt') {
      name = `**${line(own, address)}:**`;
      continue;
    }
    const [first = '', ...others] = blocks(own, address);
    items.push(isBlock(own[0]) && own[0].tag !== 'p' ? [name, first, ...others] : [`${name} ${first}`.trim(), ...others]);
  }
  const isShort = items.every(({ length }) => length === 1);
  return [items.map((content) => item('- ', content)).join(isShort ? '\n' : '\n\n')];
}

function table({ children }: Element, address: string): string[] {
  const parts = children.filter(isElement);
  const rowsOf = (tag: string) => parts.filter((part) => part.tag === tag).flatMap((part) => part.children.filter(isElement));
  const cells = (row: Element) => row.children.filter(isElement).map((cell) => line(cell.children, address));
  const [head = [], ...body] = [...rowsOf('thead'), ...rowsOf('tbody'), ...rowsOf('tfoot')].map(cells);
  const width = Math.max(head.length, ...body.map(({ length }) => length));
  const row = (texts: readonly string[]) => `| ${Array.from({ length: width }, (_, n) => texts[n] ?? '').join(' | ')} |`;
  const rule = `|${' --- |'.repeat(width)}`;
  const caption = parts.filter(({ tag }) => tag === 'caption').flatMap((each) => block(each, address));
  return [...caption, [row(head), rule, ...body.map(row)].join('\n')];
}
