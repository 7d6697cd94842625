import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import type { Kinship as KinshipRow } from '../db/generated/client.js';
import { KinshipKind } from '../db/generated/enums.js';
import type { Loader } from '../load/loader.js';
import { Kinship } from './kinship.type.js';
import { Person } from './person.type.js';

/** A stored kinship, read from the side of one of the two. */
interface Kin {
  id: string;
  kind: KinshipKind;
  relativeId: string;
}

const inverse = {
  [KinshipKind.SPOUSE]: KinshipKind.SPOUSE,
  [KinshipKind.SIBLING]: KinshipKind.SIBLING,
  [KinshipKind.PARENT]: KinshipKind.CHILD,
  [KinshipKind.CHILD]: KinshipKind.PARENT,
};

/** The relatives of a person, by kind and then as they were stored; one row answers for both sides. */
export async function kinOf(load: Loader, personId: string): Promise<Kin[]> {
  const [own, others] = await Promise.all([
    load.related<KinshipRow[]>('Person', personId, 'kinships', { take: 100 }),
    load.related<KinshipRow[]>('Person', personId, 'kinshipsOf', { take: 100 }),
  ]);
  const kin = [
    ...own.map(({ id, kind, relativeId }) => ({ id, kind, relativeId })),
    ...others.map(({ id, kind, personId }) => ({ id, kind: inverse[kind], relativeId: personId })),
  ];
  const kinds = Object.keys(inverse);
  return kin.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1)).slice(0, 100);
}

@Resolver(() => Kinship)
export class KinshipResolver {
  @FieldResolver(() => Person, { description: 'The relative.' })
  person(@Root() kin: Kin, @Ctx() { load }: Context) {
    return load.required('Person', kin.relativeId);
  }
}
