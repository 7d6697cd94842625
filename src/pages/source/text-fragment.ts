/** https://wicg.github.io/scroll-to-text-fragment/ – of a long passage its first and last words. */
export function textFragment(url: string, exact: string): string {
  const words = exact.trim().split(/\s+/);
  const encode = (part: string[]) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const text = words.length > 12 ? `${encode(words.slice(0, 5))},${encode(words.slice(-5))}` : encode(words);
  const [page] = url.split('#');
  return `${page}#:~:text=${text}`;
}
