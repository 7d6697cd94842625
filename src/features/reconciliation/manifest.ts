import { BATCH_SIZE } from './batch.js';
import { TYPES } from './entity.js';
import { PREVIEW_SIZE } from './preview.js';

/** The service manifest of the specification. `hasPages`: whether entities have pages. */
export function manifest(origin: string, path: string, hasPages: boolean) {
  const service_url = origin + path;
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
