import type { DocumentAnswer } from './answer.js';

/** A page as Markdown. `version` is that of the data, or null if it has none. */
export interface PageMarkdown {
  title: string;
  url: string;
  markdown: string;
  version: string | null;
}

/** Answers a document of a page. */
export type AskDocument = (document: string, variables: unknown) => Promise<DocumentAnswer>;

/**
 * Returns the page at an address as Markdown, with the answers to its documents that `ask` gives. Null if there is none.
 * @throws AnswerError if the address is invalid
 */
export type ReadPageMarkdown = (address: string, origin: string, ask: AskDocument) => Promise<PageMarkdown | null>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Undefined if the server has no pages. */
    pageMarkdown?: ReadPageMarkdown;
  }
}
