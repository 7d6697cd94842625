/** Where a reader follows the visits of what a page shows: the address of its feed. */
export function Follow({ url }: { url: string }) {
  return (
    <p class="aside">
      Follow new and changed visits: <a href={url}>Atom</a>
    </p>
  );
}
