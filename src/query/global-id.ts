import { badUserInput } from '../shared/errors.js';
import { type KindModel, KINDS } from '../model/kinds/kinds.js';

// Global ids: what they refer to, and their format.

export type NodeType = 'Country' | KindModel | 'Citation' | 'Disagreement' | 'Paragraph';

/** The types that have a global id. */
export const nodeTypes: readonly NodeType[] = [
  'Country',
  ...KINDS.map(({ model }) => model),
  'Citation',
  'Disagreement',
  'Paragraph',
];

/**
 * A kinship seen from the opposite side of the stored row. "His father" and "her daughter" are one row but two objects of the
 * API, and a client's cache must not merge them.
 */
export const REVERSED = 'ReversedKinship';

/** The type part of a global id. */
export type NodeView = NodeType | typeof REVERSED;

export function nodeType(view: NodeView): NodeType {
  return view === REVERSED ? 'Kinship' : view;
}

/** Returns an opaque id that is unique across all types: base64url of the view, a colon and the row's UUID. */
export function toGlobalId(view: string, id: string): string {
  return Buffer.from(`${view}:${id}`).toString('base64url');
}

const typed = new RegExp(`^(${[...nodeTypes, REVERSED].join('|')}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);

/** @throws ClientError BAD_USER_INPUT if the id does not have the format of this server's ids */
export function fromGlobalId(id: string): { view: NodeView; id: string } {
  const parts = typed.exec(Buffer.from(id, 'base64url').toString());
  if (!parts || toGlobalId(parts[1]!, parts[2]!) !== id) {
    throw badUserInput(`The id ${JSON.stringify(id.slice(0, 100))} is malformed. Pass the \`id\` of an object unchanged.`);
  }
  return { view: parts[1] as NodeView, id: parts[2]! };
}
