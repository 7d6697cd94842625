/** Each round that following `next` leads into, once; each name is looked at once, as ways may be very long. */
export function cycles(names: Iterable<string>, next: (name: string) => string | null | undefined): string[][] {
  const seen = new Set<string>();
  return [...names].flatMap((first) => {
    const way: string[] = [];
    let name: string | null | undefined = first;
    while (name != null && !seen.has(name)) {
      seen.add(name);
      way.push(name);
      name = next(name);
    }
    const start = name == null ? -1 : way.indexOf(name);
    return start < 0 ? [] : [way.slice(start)];
  });
}
