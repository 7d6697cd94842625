import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Config } from '../../../config/config.js';
import type { Context } from '../../../schema/context/context.js';
import { ClientError } from '../../../shared/errors.js';
import { errorView } from '../../pages/errors/errors.js';
import { Notes } from '../../pages/facts/notes.js';
import { CHART, chartFile } from '../charts/chart.js';
import { withRest } from '../charts/rest.js';
import { type Assets, htmlDocument, htmlEmbed } from '../../pages/layout/document.js';
import type { Data } from '../../pages/layout/footer.js';
import { CITE, citeView } from '../cite/panels.js';
import type { AnyPage, Body, PageOutcome, PageRequest, View } from '../../pages/page.js';
import { withQuery } from '../../../http/urls.js';
import { type Encodable, shortHash, keptEncodable, sendEncoded } from '../../../http/encoded.js';
import type { OriginOf } from '../../../http/request.js';
import { orElse } from '../../../shared/or-else.js';
import { answerDocument, AnswerError, type DocumentAnswer } from '../../../http/answer.js';
import type { AskDocument, PageMarkdown } from '../../../http/page-markdown.js';
import { markdown } from '../markdown/markdown.js';
import { pageAt } from '../pages.js';
import { markdownLink } from '../../../shared/markdown.js';
import { type AskedPage, askedPage, formUrl, isFeed, isOpenedFeed, readPage, wantsMarkdown } from './page-request.js';
import type { Refresher } from './refresher.js';

/** Allows nothing from other origins and nothing inline. Data blocks such as JSON-LD need no permission. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** The policy for pages that any site may show in a frame, which have neither scripts nor forms. */
const EMBED_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

export interface ResponderServices {
  apollo: ApolloServer<Context>;
  /** Null if the schema is not disclosed to clients. */
  schema: GraphQLSchema | null;
  config: Config;
  /** Whether the server has the playground. */
  playground: boolean;
  /** Whether the server has the desk. */
  desk: boolean;
  originOf: OriginOf;
  /** Whether the server exports files. */
  exports: () => boolean;
  /** Returns the context of a reader, who is never signed in. */
  context: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  refresher: Pick<Refresher, 'opened'>;
}

const MOST_REDIRECTS = 3;

/** The maximum size of all rendered pages, as a fraction of the response cache, to which it is added. */
const SHARE = 1 / 4;

const NO_DATA: DocumentAnswer = { text: '{"data":{}}', version: null };

/** A page rendered from one answer, and its compressed forms once they have been requested. */
class Rendered implements Encodable {
  readonly hash: Encodable['hash'];
  readonly body: Encodable['body'];
  /** The size including the compressed forms, which together are smaller than the page. */
  readonly bytes: number;

  constructor(
    /** The answer that the page was rendered from. */
    readonly answer: string,
    readonly version: string | null,
    html: string,
    readonly status: number,
    readonly type: string,
    /** The content security policy; null for the default one. */
    readonly policy: string | null = null,
    /** The name of the file, for a download; null for a page that the browser shows. */
    readonly name: string | null = null,
  ) {
    const page = Buffer.from(html);
    const { hash, body } = keptEncodable(page, status === 200 ? shortHash(page) : null);
    [this.hash, this.body] = [hash, body];
    this.bytes = 2 * (page.length + this.answer.length);
  }
}

/** Rendered pages by request. A page is reused only while its document still has the answer from which it was rendered. */
function renderedPages(bytes: number): LRUCache<string, Rendered> {
  return new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.ceil(bytes / 8),
    sizeCalculation: (page, key) => page.bytes + 2 * key.length,
  });
}

export const notFound = () => new AnswerError(404, undefined, '');

/** The view of a page, as a prefix of its path: the page itself, the part that other sites may show, or its citation. */
export type Shown = '' | '/embed' | typeof CITE;

/** Serves pages: executes their document, and renders the answer unless an equal one was rendered before. */
export class Responder {
  readonly #rendered;
  readonly #maxAge;

  constructor(
    private readonly services: ResponderServices,
    private readonly assets: Assets,
  ) {
    const { responseCacheBytes, cacheMaxAge, publicUrl } = services.config;
    // Without PUBLIC_URL, a page contains the origin of its request. Some caches share pages between hosts, so they must
    // revalidate.
    this.#maxAge = publicUrl === null ? 0 : cacheMaxAge;
    const bytes = Math.floor(responseCacheBytes * SHARE);
    this.#rendered = bytes > 0 ? renderedPages(bytes) : null;
  }

  async serve(page: AnyPage, request: FastifyRequest, reply: FastifyReply, shown: Shown = ''): Promise<unknown> {
    const isOpened = isOpenedFeed(request);
    const asked = { ...askedPage(page, request, this.services.originOf), shown, isOpened };
    if (asked.form === 'graphql') return reply.type(JSON_TYPE).send(this.graphqlRequest(page, asked));
    const answer = await this.answer(page, asked, request, reply);
    const key = `${shown}${page.route} ${isOpened ? 'opened' : asked.form} ${asked.key}`;
    const known = this.#rendered?.get(key);
    if (known?.answer === answer.text && known.version === answer.version) return this.send(request, reply, known);

    const outcome = this.outcomeOf(page, asked, answer);
    if ('movedTo' in outcome) return reply.redirect(shown + formUrl(outcome.movedTo, asked.ending), 301);
    if ('seeOther' in outcome) return reply.redirect(shown + formUrl(outcome.seeOther, asked.ending), 303);
    if ('missing' in outcome && page.otherwise) return this.serve(page.otherwise, request, reply, shown);
    const rendered = new Rendered(answer.text, answer.version, ...this.render(page, asked, answer, outcome));
    this.#rendered?.set(key, rendered);
    return this.send(request, reply, rendered);
  }

  /**
   * Responds to a form. Its content belongs to the reader, so no link on the page contains it, and only the reader's browser may
   * keep the page, in order to return to it.
   */
  async serveForm(page: AnyPage, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const asked = askedPage(page, request, this.services.originOf);
    const outcome = this.outcomeOf(page, asked, await this.answer(page, asked, request, reply));
    if (!('main' in outcome)) throw notFound();
    const html = this.html(outcome, asked.origin, null);
    return reply
      .code(outcome.status ?? 200)
      .headers({ ...HTML_HEADERS, 'cache-control': 'private, no-cache' })
      .type(HTML_TYPE)
      .send(html);
  }

  private outcomeOf(page: AnyPage, asked: PageRequest & { origin: string }, { text, version }: DocumentAnswer): PageOutcome {
    const { playground, desk, schema, exports } = this.services;
    const { siteOwner: owner, siteContact: contact, siteLicence: licence } = this.services.config;
    const site = { origin: asked.origin, owner, contact, licence, playground, desk, exports: exports(), version, schema };
    return page.view((JSON.parse(text) as { data: unknown }).data, asked, site);
  }

  /** Returns the response of a page: the text, its status and type, and its policy unless it is the default. */
  private render(
    page: AnyPage,
    asked: AskedPage & { shown: Shown; isOpened: boolean },
    answer: DocumentAnswer,
    outcome: View | Body | { missing: string },
  ): readonly [text: string, status: number, type: string, policy?: string | null, name?: string] {
    const status = 'missing' in outcome ? 404 : 'status' in outcome ? (outcome.status ?? 200) : 200;
    const isJson = asked.form === 'json';
    if (isJson && 'problem' in outcome) throw new AnswerError(400, undefined, outcome.problem ?? '');
    if (isJson) return [answer.text, status, JSON_TYPE];
    if ('missing' in outcome || ('body' in outcome && (asked.ending === 'md' || asked.shown === CITE))) throw notFound();
    if ('body' in outcome && asked.isOpened && outcome.opened)
      return [this.html(outcome.opened, asked.origin, null), status, HTML_TYPE];
    if ('body' in outcome) return [outcome.body, status, outcome.type];
    const chart = asked.query.get(CHART);
    if (chart !== null) {
      const address = new URL(asked.origin + asked.path);
      address.searchParams.delete(CHART);
      const file = chartFile(outcome.charts ?? [], chart, address.href);
      if (!file) throw notFound();
      return [file.body, status, file.type, null, file.name];
    }
    if (asked.shown === '/embed') return [this.embed(outcome, asked.origin), status, HTML_TYPE, EMBED_POLICY];
    if (asked.shown === CITE && !outcome.cite) throw notFound();
    const view = asked.shown === CITE ? citeView(outcome.cite!, { ...asked, version: answer.version }) : outcome;
    if (asked.form === 'md') return [this.markdown(view, asked, answer), status, MARKDOWN_TYPE];
    const data = asked.shown === CITE ? null : this.data(page, asked, answer, outcome);
    return [this.html(view, asked.origin, data), status, HTML_TYPE];
  }

  private async answer(page: AnyPage, asked: AskedPage, request: FastifyRequest, reply: FastifyReply): Promise<DocumentAnswer> {
    if (!page.document) return NO_DATA;
    const { apollo, context, refresher } = this.services;
    const [document, variables] = [page.document.toString(), page.variables(asked)];
    const ask = (...of: [document: string, variables: unknown]) => answerDocument(apollo, ...of, () => context(request, reply));
    const began = performance.now();
    const answer = await ask(document, variables);
    refresher.opened({ document, variables }, performance.now() - began);
    return asked.form === 'json' ? answer : withRest(page, answer, asked, ask);
  }

  /** Returns the API request that gets a page's data, for the playground. */
  private graphqlRequest(page: AnyPage, asked: AskedPage): { query: string; variables: unknown } {
    if (!page.document || !this.services.playground) throw notFound();
    return { query: page.document.toString(), variables: page.variables(asked) };
  }

  private data(page: AnyPage, asked: AskedPage, { version }: DocumentAnswer, view: View): Data | null {
    if (!page.document) return null;
    const file = (this.services.exports() && view.file) || null;
    const [json, markdown] = [formUrl(asked.path, 'json'), formUrl(asked.path, 'md')];
    const document = withQuery('/graphql', { page: formUrl(asked.path, 'graphql') });
    return { address: asked.origin + asked.path, version, json, markdown, file, document };
  }

  private markdown({ main }: View, { origin, path }: Pick<AskedPage, 'origin' | 'path'>, { version }: DocumentAnswer): string {
    const address = origin + path;
    const link = markdownLink('This page on the web', address);
    return `${markdown(main(new Notes()), address)}\n---\n\n${link}${version === null ? '' : `, version ${version} of the data`}.\n`;
  }

  async markdownAt(address: string, origin: string, ask: AskDocument): Promise<PageMarkdown | null> {
    const base = `${origin}/`;
    let url = URL.canParse(address, base) ? new URL(address, base) : null;
    for (let redirects = 0; url?.origin === new URL(base).origin && redirects <= MOST_REDIRECTS; redirects++) {
      const found = pageAt(url.pathname);
      if (!found) return null;
      const asked = readPage(found.page, { url, params: found.params, origin });
      let outcome: PageOutcome = { missing: '' };
      let answer = NO_DATA;
      for (let page: AnyPage | undefined = found.page; page && 'missing' in outcome; page = page.otherwise) {
        answer = page.document ? await ask(page.document.toString(), page.variables(asked)) : NO_DATA;
        answer = await withRest(page, answer, asked, ask);
        outcome = this.outcomeOf(page, asked, answer);
      }
      const next = 'movedTo' in outcome ? outcome.movedTo : 'seeOther' in outcome ? outcome.seeOther : null;
      if (next === null) {
        if (!('main' in outcome) || outcome.status === 404) return null;
        if (outcome.problem !== undefined) throw new AnswerError(400, undefined, outcome.problem);
        const shown = this.markdown(outcome, asked, answer);
        return { title: outcome.title, url: origin + asked.path, markdown: shown, version: answer.version };
      }
      url = new URL(next, base);
    }
    return null;
  }

  private html(view: View, origin: string, data: Data | null): string {
    const { canonical = null, main } = view;
    const { playground } = this.services;
    const frame = { ...view, canonical, origin, data, playground, assets: this.assets };
    return htmlDocument(frame, main(new Notes()));
  }

  private embed({ title, canonical, embed }: View, origin: string): string {
    if (!embed) throw notFound();
    return htmlEmbed({ title, origin, canonical: canonical ?? null, assets: this.assets }, embed);
  }

  private async send(request: FastifyRequest, reply: FastifyReply, page: Rendered): Promise<unknown> {
    reply.code(page.status).headers({
      ...HTML_HEADERS,
      ...(isFeed(request) && { vary: `${HTML_HEADERS.vary}, sec-fetch-dest` }),
      ...(page.policy !== null && { 'content-security-policy': page.policy }),
      ...(page.name !== null && { 'content-disposition': `attachment; filename="${page.name}"` }),
      'cache-control': page.status === 200 ? `public, max-age=${this.#maxAge}, must-revalidate` : 'no-store',
      ...(page.version !== null && { 'communique-version': page.version }),
    });
    if (page.status === 200) reply.removeHeader('ratelimit'); // it concerns only this client, and caches share the response
    return sendEncoded(request, reply.type(page.type), page);
  }

  sendError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { status, message, retryAfter } = shown(error);
    if (status >= 500 && !(error instanceof AnswerError) && !(error instanceof ClientError)) {
      request.log.error({ err: error }, 'page failed');
    }
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
    if (error instanceof ClientError) reply.headers(error.headers);
    const path = request.url.replace(/\?.*/, '');
    const view = errorView(
      status,
      message,
      orElse(() => decodeURIComponent(path), ''),
    );
    const isMarkdown = path.endsWith('.md') || wantsMarkdown(request);
    const text = isMarkdown ? markdown(view.main(new Notes()), this.services.originOf(request)) : this.html(view, '', null);
    return reply
      .code(status)
      .headers({ ...HTML_HEADERS, 'cache-control': 'no-store' })
      .type(isMarkdown ? MARKDOWN_TYPE : HTML_TYPE)
      .send(text);
  }
}

export const HTML_TYPE = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const MARKDOWN_TYPE = 'text/markdown; charset=utf-8';
export const HTML_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  vary: 'accept, accept-encoding',
};

/** Returns an error as readers see it, without the messages of internal errors. */
function shown(error: Error & { statusCode?: number }): {
  status: number;
  message: string;
  retryAfter?: string | undefined;
} {
  if (error instanceof AnswerError) {
    const { status, message, retryAfter } = error;
    return { status, message: status === 500 ? '' : message, retryAfter };
  }
  if (error instanceof ClientError) return { status: error.status ?? 400, message: error.message };
  const status = error.statusCode ?? 500;
  return { status, message: status < 500 ? error.message : '' };
}
