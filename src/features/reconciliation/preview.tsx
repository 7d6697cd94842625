import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { describe, type Entity, entityId, entityNames, entityType, TYPES } from './entity.js';
import { PROPERTIES } from './properties.js';

// Previews of entities, types and properties, which clients show before a user chooses one.

/** The size of a preview in pixels. */
export const PREVIEW_SIZE = { width: 400, height: 200 };

const STYLE =
  'body{font:14px/1.4 system-ui,sans-serif;margin:8px;color-scheme:light dark}h1{font-size:16px;margin:0}p{margin:4px 0}';
const MOST_NAMES = 6;

/** A complete HTML page, to be shown in a frame. */
export function previewPage(entity: Entity, origin: string): string {
  return `<!doctype html>\n${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{entity.name}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <Entry entity={entity} origin={origin} />
      </body>
    </html>,
  )}\n`;
}

export const renderFlyout = (entity: Entity, origin: string) => renderToStaticMarkup(<Entry entity={entity} origin={origin} />);

/** The preview of a type or a property; null if there is none. */
export function flyoutNamed(kind: 'type' | 'property', id: string): string | null {
  const known = (kind === 'type' ? TYPES : PROPERTIES).find((each) => each.id === id);
  if (!known) return null;
  return renderToStaticMarkup(
    <p>
      <strong>{known.name}</strong>
      {'description' in known && ` ${known.description}`}
    </p>,
  );
}

function Entry({ entity, origin }: { entity: Entity; origin: string }): VNode {
  const others = entityNames(entity).slice(1, 1 + MOST_NAMES);
  const identifiers = entity.identifiers ?? [];
  return (
    <div>
      <h1>
        <a href={`${origin}/${entityId(entity)}`} target="_blank" rel="noopener">
          {entity.name}
        </a>
      </h1>
      <p>{[entityType(entity.__typename).name, describe(entity)].filter((part) => part !== '').join(': ')}</p>
      {others.length > 0 && <p>Also: {others.join(' · ')}</p>}
      {identifiers.length > 0 && <p>{identifiers.map(({ scheme, value }) => `${scheme.toLowerCase()}:${value}`).join(' · ')}</p>}
    </div>
  );
}
