import type { FastifyReply, FastifyRequest } from 'fastify';
import { badUserInput, ClientError } from '../../shared/errors.js';
import type { Database } from '../../db/database.js';
import { citationRows } from './stream/citation-rows.js';
import { type StreamPlan, StreamPlanner } from './stream/plan-stream.js';
import { readVersion } from '../../db/store-node.js';
import { bind } from '../../query/compile/compiler.js';
import { countSql, linesSql } from './stream/lines.sql.js';
import { maximumPageSize } from '../../query/paging/page-size.js';
import { VERSION_HEADER } from '../../http/execution/data-version.step.js';
import { requestSignal } from '../../http/deadline.js';
import { requestUrl } from '../../http/request.js';
import type { ExportOptions } from './export-file.js';
import { objectExports } from './exports.js';
import { toWebAnnotation, type CitedRow } from './formats/annotation.js';
import { withoutNulls } from './formats/json-ld.js';

// Serves the citations of a source as pages of Web Annotations.

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8';
const PAGE = maximumPageSize;
/** The properties of an annotation that hold a URL. */
const ADDRESSES = ['id', 'body', 'source'];

/**
 * Serves the citations of a source as W3C Web Annotations: the collection, and its pages from `?page=0`.
 * https://www.w3.org/TR/annotation-model/#collections
 */
export function annotationPages(db: Database, { schema, exporterOf, originOf }: Omit<ExportOptions, 'send' | 'sizes'>) {
  const planner = new StreamPlanner(schema);

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { slug } = request.params as { slug: string };
    const page = pageOf(request);
    await exporterOf(request, reply);
    const plan = planner.planAll(
      objectExports(schema).get('citations')!.document,
      citationRows({ where: { exists: 'source', where: { equal: { slug } } }, wordsAround: true }),
    );
    const part = { offset: (page ?? 0) * PAGE, limit: page === null ? 0 : PAGE };
    const { version, total, rows } = await readPart(db, plan, part, requestSignal(request));
    if (total === 0) throw new ClientError('NOT_FOUND', 'No source with this slug is cited.');

    const origin = originOf(request);
    const collection = `${origin}/export/sources/${slug}/annotations.jsonld`;
    const pageId = (n: number) => (n < 0 || n * PAGE >= total ? null : `${collection}?page=${n}`);
    if (page !== null && pageId(page) === null)
      throw new ClientError('NOT_FOUND', `There is no page with this number: there are ${total} annotations, ${PAGE} per page.`);
    const items = rows.map((row) => absolute(origin, toWebAnnotation(JSON.parse(row) as CitedRow)));
    const content =
      page === null
        ? {
            '@context': CONTEXT,
            id: collection,
            type: 'AnnotationCollection',
            label: `Citations of ${slug}`,
            total,
            first: pageId(0),
            last: pageId(Math.ceil(total / PAGE) - 1),
          }
        : {
            '@context': CONTEXT,
            id: pageId(page),
            type: 'AnnotationPage',
            partOf: { id: collection, type: 'AnnotationCollection', total },
            startIndex: page * PAGE,
            next: pageId(page + 1),
            prev: pageId(page - 1),
            items,
          };
    return reply
      .headers({
        [VERSION_HEADER]: String(version),
        allow: 'GET, HEAD',
        link: '<http://www.w3.org/ns/ldp#Resource>; rel="type"',
      })
      .type(TYPE)
      .send(JSON.stringify(withoutNulls(content)));
  };
}

function pageOf(request: FastifyRequest): number | null {
  const page = requestUrl(request).searchParams.get('page');
  if (page === null) return null;
  if (!/^\d{1,7}$/.test(page)) throw badUserInput('`page` must be a number, from 0.');
  return Number(page);
}

/** Returns the object with absolute URLs, since its context has no base. */
function absolute(origin: string, object: object): object {
  return JSON.parse(JSON.stringify(object), (key, value: unknown) =>
    typeof value === 'string' && ADDRESSES.includes(key) ? `${origin}/${value}` : value,
  ) as object;
}

/** How often to try reading a part if commits interrupt it. */
const ATTEMPTS = 5;

/** Reads `limit` rows of a list as JSON, starting at an offset, and counts all rows, at a single version of the data. */
async function readPart(
  db: Database,
  plan: StreamPlan,
  { offset, limit }: { offset: number; limit: number },
  signal: AbortSignal | null,
) {
  const [count, lines] = [countSql(plan), linesSql(plan)];
  const text = `SELECT * FROM (${lines.text}) part LIMIT ${limit} OFFSET ${offset}`;
  for (let attempt = 1; ; attempt++) {
    const [row] = await db.query<[string, string]>({ text: count.text, values: bind(count.values, {}), signal });
    const [version, total] = row!.map(Number) as [number, number];
    const rows = limit === 0 ? [] : await db.query<[string]>({ text, values: bind(lines.values, {}), signal });
    if ((await readVersion(db)) !== version && attempt < ATTEMPTS) continue;
    return { version, total, rows: rows.map(([line]) => line) };
  }
}
