/** Where a reader follows the visits of what a page shows: the addresses of its feeds by their endings. */
export function Follow({ url }: { url: (ending: string) => string }) {
  return (
    <p class="aside">
      Follow new and changed visits: <a href={url('atom')}>Atom</a> or <a href={url('feed')}>JSON Feed</a>
    </p>
  );
}
