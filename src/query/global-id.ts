import { badUserInput } from '../shared/errors.js';
import { type KindModel, KINDS } from '../model/kinds/kinds.js';

// Global ids: what they name, and how they are written.

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
 * A kinship seen from the other side than the one on which it is stored: "his father" and "her daughter" are one row, but
 * two objects of the API, which a client must not take for one.
 */
export const REVERSED = 'ReversedKinship';

/** What a global id names. */
export type NodeView = NodeType | typeof REVERSED;

export function nodeType(view: NodeView): NodeType {
  return view === REVERSED ? 'Kinship' : view;
}

/** An opaque id, unique among all types: base64url of what it names, a colon and the row's UUID. */
export function toGlobalId(view: string, id: string): string {
  return Buffer.from(`${view}:${id}`).toString('base64url');
}

const typed = new RegExp(`^(${[...nodeTypes, REVERSED].join('|')}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);

/** @throws ClientError BAD_USER_INPUT where the id is not one that this server gives out. */
export function fromGlobalId(id: string): { view: NodeView; id: string } {
  const parts = typed.exec(Buffer.from(id, 'base64url').toString());
  if (!parts || toGlobalId(parts[1]!, parts[2]!) !== id) {
    throw badUserInput(`The id ${JSON.stringify(id.slice(0, 100))} is malformed. Pass the \`id\` of an object unchanged.`);
  }
  return { view: parts[1] as NodeView, id: parts[2]! };
}
