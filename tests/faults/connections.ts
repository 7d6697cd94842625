/** Returns the metrics of a server's PostgreSQL pool. */
export async function connectionsOf(url: string): Promise<{ open: number; used: number; waiting: number }> {
  const text = await (await fetch(url.replace('/graphql', '/metrics'))).text();
  const count = (state: string) =>
    Number(new RegExp(`^communique_pool_connections{state="${state}"} (\\d+)$`, 'm').exec(text)![1]);
  return { open: count('open'), used: count('open') - count('idle'), waiting: count('waiting') };
}
