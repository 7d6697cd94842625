import { badUserInput } from '../errors.js';
import { type KindModel, KINDS } from '../claims/kinds/kinds.js';

export type NodeType = 'Country' | KindModel | 'Citation';

/** The types that have a global id. */
export const nodeTypes: readonly NodeType[] = [
  'Country',
  ...KINDS.flatMap(({ model, hasGlobalId }) => (hasGlobalId === false ? [] : [model])),
  'Citation',
];

/** An opaque id, unique among all types: base64url of the type's name, a colon and the row's UUID. */
export function toGlobalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

const typed = new RegExp(`^(${nodeTypes.join('|')}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);

/** @throws ClientError BAD_USER_INPUT where the id is not one that this server gives out. */
export function fromGlobalId(id: string): { type: NodeType; id: string } {
  const parts = typed.exec(Buffer.from(id, 'base64url').toString());
  if (!parts || toGlobalId(parts[1]!, parts[2]!) !== id) {
    throw badUserInput(
      `The id ${JSON.stringify(id.slice(0, 100))} is malformed. Pass the \`id\` of an object unchanged.`,
    );
  }
  return { type: parts[1] as NodeType, id: parts[2]! };
}
