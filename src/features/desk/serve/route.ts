import { createHash, timingSafeEqual } from 'node:crypto';
import { userInfo } from 'node:os';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DeskSettings } from '../desk-settings.js';
import { deskView, noticeView, workView } from '../../pages/desk/desk.js';
import { isSettlingPlace, settlingView } from '../../pages/desk/settling.js';
import { Notes } from '../../pages/facts/notes.js';
import { type Assets, htmlDocument, htmlEmbed, type Program } from '../../pages/layout/document.js';
import type { View } from '../../pages/page.js';
import { draftTitled, openDrafts, publishedDrafts, sureDecisions } from '../drafts/drafts.js';
import { mayAct, type Role } from '../../../shared/viewer.js';
import { readCookie, setCookie, isOwn, SESSION_COOKIE } from './desk-requests.js';
import { IssuerUnavailable, OpenId, type Pending, SignInRefused } from './open-id.js';
import { previewDraft } from '../drafts/preview-draft.js';
import { Sealed, type Session, Sessions, SESSION_HOURS } from './session.js';
import { servePrograms } from '../../pages/serve/assets.js';
import { HTML_HEADERS, HTML_TYPE } from '../../pages/serve/responder.js';
import { requestUrl } from '../../../http/request.js';
import { type Api, limited } from '../../../http/routes/api.js';

const PENDING_COOKIE = 'communique-sign-in';
const PENDING_PURPOSE = 'sign-in';
/** The time limit for signing in at the issuer. */
const PENDING_SECONDS = 600;
const CALLBACK = '/desk/signed-in';
/** As for other pages, except that scripts may send requests to this server. */
const HEADERS = {
  ...HTML_HEADERS,
  'content-security-policy': `${HTML_HEADERS['content-security-policy']}; connect-src 'self'; frame-src 'self'`,
};
/** A draft's page shows previews in a frame. Previews have no scripts and no forms. */
const PREVIEW_HEADERS = {
  ...HTML_HEADERS,
  'content-security-policy': HTML_HEADERS['content-security-policy']
    .replace(/(script-src|form-action) 'self'/g, "$1 'none'")
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  'cache-control': 'no-store',
};
/** The maximum number of open and of published drafts on the first page. */
const [LISTED, LATELY] = [100, 10];

/** Mounts the desk: its queue, its workplace, sign-in and sign-out. Its pages call the API with a session (desk-requests.ts). */
export async function mountDesk(app: FastifyInstance, api: Api, desk: DeskSettings, assets: Assets): Promise<void> {
  const { db, log, config, originOf } = api;
  const sealed = new Sealed(desk.sessionSecret);
  const sessions = new Sessions(sealed, db);
  const openId = desk.openId && new OpenId(desk.openId);
  const programs = await servePrograms(app);

  const send = (request: FastifyRequest, reply: FastifyReply, view: View, status = 200, program?: Program) => {
    const { title, description, main } = view;
    const given = { origin: originOf(request), canonical: null, assets, data: null, playground: api.hasFeature('playground') };
    const page = htmlDocument({ title, description, ...given, ...(program && { program }) }, main(new Notes()));
    return reply.code(status).headers(HEADERS).type(HTML_TYPE).send(page);
  };
  const sendSignedOut = (request: FastifyRequest, reply: FastifyReply, status = 200) =>
    send(request, reply, deskView({ viewer: null, canSignIn: openId !== null, drafts: [], sure: [] }), status);
  const sessionOf = async (request: FastifyRequest): Promise<Session | null> => {
    const cookie = readCookie(request, SESSION_COOKIE);
    return cookie === null ? null : sessions.open(cookie);
  };
  const setSession = (request: FastifyRequest, reply: FastifyReply, cookie: string, seconds: number) => {
    setCookie(reply, SESSION_COOKIE, cookie, { path: '/', sameSite: 'strict', seconds, origin: originOf(request) });
  };
  const setPending = (request: FastifyRequest, reply: FastifyReply, cookie: string, seconds: number) => {
    setCookie(reply, PENDING_COOKIE, cookie, { path: CALLBACK, sameSite: 'lax', seconds, origin: originOf(request) });
  };
  /** Replaces any session that the browser had before. */
  const signIn = async (request: FastifyRequest, reply: FastifyReply, subject: string, role: Role) => {
    log.info({ subject, role }, 'signed in to the desk');
    setSession(request, reply, await sessions.begin(subject, role), SESSION_HOURS * 3_600);
  };

  const first = async (request: FastifyRequest, reply: FastifyReply) => {
    const given = requestUrl(request).searchParams.get('key');
    if (given !== null && desk.key !== null) {
      if (!isSame(given, desk.key)) return send(request, reply, noticeView(...WRONG_KEY), 403);
      await signIn(request, reply, userInfo().username, 'ADMIN');
      return reply.redirect('/desk', 303);
    }
    const session = await sessionOf(request);
    if (!session) return sendSignedOut(request, reply);
    const drafts = [...(await openDrafts(db, LISTED)), ...(await publishedDrafts(db, LATELY))];
    return send(
      request,
      reply,
      deskView({ viewer: session.viewer, canSignIn: openId !== null, drafts, sure: await sureDecisions(db) }),
      200,
      programs.desk,
    );
  };

  const work = async (request: FastifyRequest, reply: FastifyReply) => {
    const { slug } = request.params as { slug: string };
    const session = await sessionOf(request);
    if (!session) return sendSignedOut(request, reply, 401);
    const draft = await draftTitled(db, slug);
    if (!draft) return send(request, reply, noticeView(...NO_DRAFT), 404);
    const view = workView({ ...draft, subject: session.viewer.subject, review: config.review });
    return send(request, reply, view, 200, programs.desk);
  };

  const preview = async (request: FastifyRequest, reply: FastifyReply) => {
    const { slug } = request.params as { slug: string };
    const { page = '', version } = request.query as { page?: string; version?: string };
    const session = await sessionOf(request);
    if (!session) return sendSignedOut(request, reply, 401);
    const by = session.viewer.subject;
    const shown = await previewDraft({ api, assets, request, reply, by }, { slug, version: Number(version) }, page);
    const origin = originOf(request);
    const html =
      'html' in shown ? shown.html : htmlEmbed({ title: 'No preview', origin, canonical: null, assets }, shown.problem);
    return reply.headers(PREVIEW_HEADERS).type(HTML_TYPE).send(html);
  };

  const settle = async (request: FastifyRequest, reply: FastifyReply) => {
    const { place } = request.params as { place: string };
    if (!isSettlingPlace(place)) return send(request, reply, noticeView(...NO_PLACE), 404);
    const session = await sessionOf(request);
    if (!session) return sendSignedOut(request, reply, 401);
    return send(request, reply, settlingView({ place, viewer: session.viewer }), 200, programs.settle);
  };

  const begin = async (request: FastifyRequest, reply: FastifyReply) => {
    const { url, pending } = await openId!.begin(originOf(request) + CALLBACK);
    setPending(request, reply, await sealed.seal(PENDING_PURPOSE, { ...pending }, PENDING_SECONDS), PENDING_SECONDS);
    return reply.redirect(url.href, 303);
  };

  const finish = async (request: FastifyRequest, reply: FastifyReply) => {
    const cookie = readCookie(request, PENDING_COOKIE);
    const pending = cookie === null ? null : await sealed.open(PENDING_PURPOSE, cookie);
    setPending(request, reply, '', 0);
    if (!pending) return send(request, reply, noticeView(...NOT_BEGUN), 400);
    const url = new URL(originOf(request) + request.url);
    const { subject, role } = await openId!.finish(url, pending as unknown as Pending);
    if (!mayAct({ subject, role, expires: new Date() }, 'EDITOR')) {
      const text = `You are signed in as ${subject}, with the role ${role}. The desk requires the role EDITOR. Ask the administrator of your sign-in service.`;
      return send(request, reply, noticeView('You may not edit', text, 'Sign in with another account'), 403);
    }
    await signIn(request, reply, subject, role);
    // Not a redirect: following one from the issuer's site, the browser would not send the new strict cookie.
    reply.header('refresh', '0; url=/desk');
    return send(request, reply, noticeView('Signed in', `You are signed in as ${subject}.`, 'Go to the desk'));
  };

  const signOut = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isOwn(request, originOf)) return send(request, reply, noticeView(...FOREIGN), 403);
    const session = await sessionOf(request);
    if (session) await sessions.end(session);
    setSession(request, reply, '', 0);
    return reply.redirect('/desk', 303);
  };

  const failed = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof IssuerUnavailable) {
      log.warn({ err: error }, 'the issuer of sign-ins is unavailable');
      return void send(request, reply.header('retry-after', 5), noticeView(...UNAVAILABLE), 503);
    }
    if (error instanceof SignInRefused) {
      log.info({ err: error }, 'sign-in refused');
      return void send(request, reply, noticeView(...REFUSED), 403);
    }
    throw error;
  };

  await app.register(async (routes) => {
    routes.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) =>
      done(null),
    );
    const options = { onRequest: api.contexts.limitRateOfPages, errorHandler: failed };
    routes.get('/desk', options, limited(api, first));
    routes.get('/desk/:slug', options, limited(api, work));
    routes.get('/desk/:slug/preview', options, limited(api, preview));
    routes.get('/desk/data/:place', options, limited(api, settle));
    routes.post('/desk/sign-out', options, limited(api, signOut));
    if (!openId) return;
    routes.get('/desk/sign-in', options, limited(api, begin));
    routes.get(CALLBACK, options, limited(api, finish));
  });
}

type Notice = [title: string, text: string, link?: string];
const WRONG_KEY: Notice = [
  'This link no longer signs you in',
  'This link belongs to an earlier run of the server. Open the address that it printed last.',
  'Go to the desk',
];
const NOT_BEGUN: Notice = [
  'Not signed in',
  'This sign-in was started in another browser, has already been completed, or took more than ten minutes.',
];
const REFUSED: Notice = ['Not signed in', 'The sign-in was cancelled, used before, or refused by the issuer.'];
const UNAVAILABLE: Notice = [
  'Signing in is not possible at the moment',
  'The issuer is not responding. Your unsaved work in other tabs is not lost. Try again in a moment.',
];
const NO_DRAFT: Notice = ['No such draft', 'It may have been discarded.', 'Go to the desk'];
const NO_PLACE: Notice = ['Page not found', 'The desk has no page at this address.', 'Go to the desk'];
const FOREIGN: Notice = ['Still signed in', 'The request to sign out came from another site.', 'Go to the desk'];

/** Compares in constant time. */
function isSame(given: string, key: string): boolean {
  const [one, other] = [given, key].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one!, other!);
}
