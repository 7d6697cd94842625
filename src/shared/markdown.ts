// Text and links in Markdown: CommonMark, with GitHub's tables and strikethrough.

/** Returns a text on one line in which nothing is markup, unless it begins a block: see `markdownParagraph`. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)|!$/g, '\\$&');
}

/** Returns a paragraph. Its beginning could otherwise be that of a heading, a list or a line. */
export function markdownParagraph(inline: string): string {
  const text = inline.replace(/\s+/g, ' ').trim();
  return text.replace(/^[-+=#]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Returns a link. The label is Markdown. */
export function markdownLink(label: string, url: string): string {
  const encoded = url.replace(/[\s()<>[\]\\|`]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return `[${label}](${encoded.replace(/&(?=#?\w+;)/g, '\\&')})`;
}
