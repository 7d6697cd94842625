import type { GraphQLSchema } from 'graphql';
import { createContext } from '../../src/schema/context/context.js';
import type { Database } from '../../src/db/database.js';
import { nodeTypes, REVERSED, toGlobalId } from '../../src/query/global-id.js';
import { ask } from './ask.js';
import type { Vocabulary } from './operations.js';

/** Values for generated operations; some exist in the world that `fillWorld` creates. */
export async function wordsOf(schema: GraphQLSchema, db: Database): Promise<Vocabulary> {
  const { load } = createContext(db.prisma);
  const ids = await Promise.all(
    nodeTypes.map(async (type) => (await load.model(type).findMany({ take: 4 })).map(({ id }) => toGlobalId(type, id))),
  );
  const kin = await load.model('Kinship').findMany({ take: 2 });
  const edges = '(first: 30) { edges { cursor } }';
  const pages = await ask(
    schema,
    db,
    `{ visits ${edges} titles: visits(orderBy: { title: DESC }, first: 30) { edges { cursor } } people ${edges}
       statements ${edges} events ${edges} search(query: "kim") { edges { cursor } } }`,
  );
  return {
    slugs: [
      'visit-1',
      'visit-7',
      'person-2',
      'person-3',
      'organization-1',
      'topic-1',
      'country-2',
      'country-6',
      'source-1',
      'event-3',
      'nowhere',
    ],
    ids: [
      ...ids.flat(),
      ...kin.map(({ id }) => toGlobalId(REVERSED, id)),
      toGlobalId('Visit', '018f0000-0000-7000-8000-000000000000'),
    ],
    cursors: Object.values(pages).flatMap((page: any) => page.edges.map((edge: { cursor: string }) => edge.cursor)),
    codes: ['AA', 'AB', 'ZZ'],
    words: ['kim', 'Kim', 'osaka', 'same', '100%', 'a_b', 'tab\tnew', '😀', 'kim -osaka', '"it\'s"', ''],
  };
}
