import type { DocumentAnswer } from './answer.js';

/** A page as Markdown. `version` is the version of its data; null for a page without data. */
export interface PageMarkdown {
  title: string;
  url: string;
  markdown: string;
  version: string | null;
}

/** Executes a page's document. */
export type AskDocument = (document: string, variables: unknown) => Promise<DocumentAnswer>;

/**
 * Returns the page at a URL as Markdown; null if there is none. `ask` executes the page's documents.
 * @throws AnswerError if the URL is invalid
 */
export type ReadPageMarkdown = (address: string, origin: string, ask: AskDocument) => Promise<PageMarkdown | null>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Undefined if the server has no pages. */
    pageMarkdown?: ReadPageMarkdown;
  }
}
