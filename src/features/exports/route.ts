import type { FastifyInstance } from 'fastify';
import { annotationPages } from './annotation-pages.js';
import { describeFiles, DESCRIPTIONS } from './data-package.js';
import { exportHandler, exportIndex } from './export-file.js';
import { exporters } from './exporter.js';
import { type Api, limited } from '../../http/routes/api.js';
import { maskFailures } from './mask-failures.js';

export const FILES = '/export/:file';

/** Mounts the export files, and each source's citations as Web Annotations. */
export function mountExports(app: FastifyInstance, api: Api): void {
  const { db, formatError, contexts } = api;
  const options = { ...api, exporterOf: exporters(contexts), send: app.sendRows };
  const files = limited(api, maskFailures(formatError, exportHandler(options)));
  const annotations = limited(api, maskFailures(formatError, annotationPages(db, options)));
  const onRequest = contexts.limitRate;
  app.route({ method: 'GET', url: '/export', onRequest, handler: limited(api, exportIndex(api.schema)) });
  app.route({ method: 'GET', url: FILES, onRequest, handler: files });
  for (const [file, description] of Object.entries(DESCRIPTIONS)) {
    const handler = limited(api, describeFiles(description, { ...api, contextOf: contexts.ofPage }));
    app.route({ method: 'GET', url: `/export/${file}`, onRequest: contexts.limitRateOfPages, handler });
  }
  app.route({ method: 'GET', url: '/export/sources/:slug/annotations.jsonld', onRequest, handler: annotations });
}
