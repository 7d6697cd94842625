import { withClient } from './world/load.mjs';

/** The variables of the pages that begin after visits: cursors are each rival's own, so it is asked for them by slug. */
export async function cursors({ rival, facts }, slugs, database) {
  if (rival.name === 'floor') return places(slugs, database);
  const variables = [];
  for (const slug of slugs) variables.push({ after: await facts('place', { slug }) });
  return variables;
}

/** The floor's are places as they stand in the store. */
async function places(slugs, database) {
  return withClient(database, async (client) => {
    const { rows } = await client.query(
      `SELECT slug, concat_ws('|', id, "startEarliest", "startLatest") AS place FROM "Visit" WHERE slug = ANY ($1)`,
      [slugs],
    );
    const found = new Map(rows.map(({ slug, place }) => [slug, place]));
    return slugs.map((slug) => ({ after: found.get(slug) }));
  });
}
