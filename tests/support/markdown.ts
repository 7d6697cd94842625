import { parsers } from 'prettier/plugins/markdown';

/** A node of parsed Markdown. */
export interface MarkdownNode {
  type: string;
  depth?: number;
  url?: string;
  value?: string;
  children?: MarkdownNode[];
}

/** Parses CommonMark with GitHub's extensions. */
export const parseMarkdown = (text: string): MarkdownNode => parsers.markdown.parse(text, {} as never) as MarkdownNode;

/** Returns a node and all nodes within it. */
export const nodesOf = (node: MarkdownNode): MarkdownNode[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
