import { urlOf, visitUrl } from '../../pages/urls.js';
import { toGlobalId } from '../../read/global-id.js';
import type { ListedChange, MessageChanges } from '../../store/clients/webhooks/changes-of-message.js';

/** The body of a message: what changed, by names and versions, without the values. `publicUrl` is that of the server, if it is known. */
export function messageBody(changeSet: string, message: MessageChanges, publicUrl: string | null): string {
  const { at, source, dataVersion, created, updated, deleted, changes } = message;
  return JSON.stringify({
    type: 'changes.committed',
    timestamp: at,
    data: {
      set: changeSet,
      source,
      dataVersion,
      ...{ created, updated, deleted },
      changes: changes.map((change) => describe(change, publicUrl)),
      complete: changes.length === created + updated + deleted,
    },
  });
}

function describe({ operation, type, nodeId, version, slug, visit, fields }: ListedChange, publicUrl: string | null) {
  const path = (slug === null ? null : urlOf({ __typename: type, slug })) ?? (visit === null ? null : visitUrl({ slug: visit }));
  const page = path === null || publicUrl === null ? null : new URL(path, publicUrl).href;
  return { operation, type: type.toUpperCase(), id: toGlobalId(type, nodeId), version, slug, visit, fields, page };
}
