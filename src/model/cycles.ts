/** Returns every cycle among the names that `next` links. Visits each name only once, since chains may be very long. */
export function cycles(names: Iterable<string>, next: (name: string) => string | null | undefined): string[][] {
  const seen = new Set<string>();
  return [...names].flatMap((first) => {
    const chain: string[] = [];
    let name: string | null | undefined = first;
    while (name != null && !seen.has(name)) {
      seen.add(name);
      chain.push(name);
      name = next(name);
    }
    const start = name == null ? -1 : chain.indexOf(name);
    return start < 0 ? [] : [chain.slice(start)];
  });
}
