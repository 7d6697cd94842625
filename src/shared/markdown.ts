// Text and links in Markdown: CommonMark, with GitHub's tables, strikethrough and formulas.

/** Returns text as one line with its markup escaped, except what begins a block: see `markdownParagraph`. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~$]|&(?=#?\w+;)|!$/g, '\\$&');
}

/** Returns a paragraph. Escapes a beginning that would make it a heading, a list or a rule. */
export function markdownParagraph(inline: string): string {
  const text = inline.replace(/\s+/g, ' ').trim();
  return text.replace(/^[-+=#]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Returns a link. The label is Markdown. */
export function markdownLink(label: string, url: string): string {
  const encoded = url.replace(/[\s()<>[\]\\|`]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return `[${label}](${encoded.replace(/&(?=#?\w+;)/g, '\\&')})`;
}
