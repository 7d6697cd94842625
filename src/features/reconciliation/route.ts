import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badUserInput, ClientError } from '../../shared/errors.js';
import { ALL_TYPES, type AskForEntity, entityNamed, type Entity, entityId, TYPES } from './entity.js';
import { readBatch, reconcile, BATCH_SIZE } from './batch.js';
import { extend, proposed, readExtension } from './extend.js';
import { entitiesByIds } from './find.js';
import { flyoutNamed, renderFlyout, previewPage, PREVIEW_SIZE } from './preview.js';
import { suggestEntities, suggestProperties, suggestTypes } from './suggest.js';
import { parsedJson } from '../../shared/json.js';
import { AnswerError, clientError } from '../../http/answer.js';
import { requestUrl } from '../../http/request.js';
import { type Api, documentExecutor, limited } from '../../http/routes/api.js';

const ENDPOINT = '/reconcile';
const FORM = 'application/x-www-form-urlencoded';
const HTML = 'text/html; charset=utf-8';
/** For frames in clients: a preview contains only text. */
const PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const MOST_PROPOSED = 100;

type Serve = (parameters: URLSearchParams, ask: AskForEntity, origin: string, reply: FastifyReply) => unknown;

/** Matches names with people, organizations and countries, using the Reconciliation Service API 0.2. */
export async function mountReconciliation(app: FastifyInstance, api: Api): Promise<void> {
  const { contexts, originOf } = api;
  const route = (parametersOf: (request: FastifyRequest) => URLSearchParams, serve: Serve) => ({
    onRequest: contexts.limitRateOfPages,
    handler: limited(api, async (request, reply) =>
      serve(parametersOf(request), askFor(request, reply, api), originOf(request), reply),
    ),
  });
  const ofUrl = (serve: Serve) => route((request) => requestUrl(request).searchParams, serve);

  const service: Serve = async (parameters, ask, origin) => {
    const [queries, extension] = [parameters.get('queries'), parameters.get('extend')];
    if (queries !== null) return reconcile(ask, readBatch(jsonIn('queries', queries)));
    if (extension !== null) return extend(ask, readExtension(jsonIn('extend', extension)), origin);
    return manifest(origin, api.hasFeature('pages'));
  };
  app.get(ENDPOINT, ofUrl(service));
  await app.register(async (forms) => {
    forms.addContentTypeParser<string>(FORM, { parseAs: 'string' }, (_request, body, done) => done(null, body));
    const ofForm = (request: FastifyRequest) => new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    forms.post(ENDPOINT, route(ofForm, service));
  });

  app.get(`${ENDPOINT}/suggest/:kind`, ofKind(api, suggest));
  app.get(`${ENDPOINT}/flyout/:kind`, ofKind(api, flyout));
  app.get(
    `${ENDPOINT}/properties`,
    ofUrl((parameters) => proposed(parameters.get('type'), number(parameters, 'limit', MOST_PROPOSED))),
  );
  app.get(
    `${ENDPOINT}/preview`,
    ofUrl(async (parameters, ask, origin, reply) => {
      const page = previewPage(await entityOf(parameters, ask), origin);
      return reply
        .header('content-security-policy', PREVIEW_POLICY)
        .header('x-content-type-options', 'nosniff')
        .type(HTML)
        .send(page);
    }),
  );
  if (!api.hasFeature('pages')) return;
  app.get(
    `${ENDPOINT}/view`,
    ofUrl((parameters, _ask, _origin, reply) => {
      const named = entityNamed(parameters.get('id') ?? '');
      if (!named) throw notStored();
      return reply.redirect(`/${entityId({ __typename: named.type, slug: named.slug })}`, 303);
    }),
  );
}

function ofKind(api: Api, serve: (kind: string, parameters: URLSearchParams, ask: AskForEntity, origin: string) => unknown) {
  const { contexts, originOf } = api;
  const handler = limited(api, async (request, reply) => {
    const { kind } = request.params as { kind: string };
    return serve(kind, requestUrl(request).searchParams, askFor(request, reply, api), originOf(request));
  });
  return { onRequest: contexts.limitRateOfPages, handler };
}

function suggest(kind: string, parameters: URLSearchParams, ask: AskForEntity) {
  const [prefix, cursor] = [parameters.get('prefix') ?? '', number(parameters, 'cursor', 0)];
  if (kind === 'type') return suggestTypes(prefix, cursor);
  if (kind === 'property') return suggestProperties(prefix, cursor);
  if (kind !== 'entity') throw notKind();
  const types = TYPES.flatMap(({ id }) => (parameters.getAll('type').includes(id) ? [id] : []));
  return suggestEntities(ask, prefix, types.length > 0 ? types : ALL_TYPES, cursor);
}

async function flyout(kind: string, parameters: URLSearchParams, ask: AskForEntity, origin: string) {
  const id = parameters.get('id') ?? '';
  if (kind === 'entity') return { id, html: renderFlyout(await entityOf(parameters, ask), origin) };
  if (kind !== 'type' && kind !== 'property') throw notKind();
  const html = flyoutNamed(kind, id);
  if (html === null) throw new ClientError('NOT_FOUND', `There is no ${kind} with this id.`);
  return { id, html };
}

async function entityOf(parameters: URLSearchParams, ask: AskForEntity): Promise<Entity> {
  const named = entityNamed(parameters.get('id') ?? '');
  const found = named ? await entitiesByIds(ask, [{ __typename: named.type, slug: named.slug }]) : null;
  const [entity] = found?.values() ?? [];
  if (!entity) throw notStored();
  return entity;
}

const notStored = () => new ClientError('NOT_FOUND', 'Nothing is stored under this id. An id looks like people/kim-jong-un.');
const notKind = () => new ClientError('NOT_FOUND', 'The kinds are entity, property and type.');

function jsonIn(name: string, text: string): unknown {
  const value = parsedJson(text);
  if (value === undefined) throw badUserInput(`\`${name}\` must be JSON.`);
  return value;
}

function number(parameters: URLSearchParams, name: string, otherwise: number): number {
  const text = parameters.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^\d{1,6}$/.test(text)) throw badUserInput(`\`${name}\` must be a whole number, from 0.`);
  return Number(text);
}

function askFor(request: FastifyRequest, reply: FastifyReply, api: Api): AskForEntity {
  const answerTo = documentExecutor(request, reply, api);
  return async (document, variables) => {
    try {
      const { text } = await answerTo(document.toString(), variables);
      return (JSON.parse(text) as { data: never }).data;
    } catch (error) {
      throw error instanceof AnswerError ? clientError(error) : error;
    }
  };
}

/** The service manifest of the specification. `hasPages`: whether entities have pages. */
function manifest(origin: string, hasPages: boolean) {
  const service_url = origin + ENDPOINT;
  const suggest = (kind: string) => ({
    service_url,
    service_path: `/suggest/${kind}`,
    flyout_service_path: `/flyout/${kind}?id=\${id}`,
  });
  return {
    versions: ['0.1', '0.2'],
    name: 'Communiqué',
    identifierSpace: `${origin}/`,
    schemaSpace: `${origin}/reconcile/types/`,
    defaultTypes: TYPES.map(({ id, name }) => ({ id, name })),
    ...(hasPages && { view: { url: `${service_url}/view?id={{id}}` } }),
    preview: { url: `${service_url}/preview?id={{id}}`, ...PREVIEW_SIZE },
    suggest: { entity: suggest('entity'), property: suggest('property'), type: suggest('type') },
    extend: { propose_properties: { service_url, service_path: '/properties' }, property_settings: [] },
    batchSize: BATCH_SIZE,
  };
}
