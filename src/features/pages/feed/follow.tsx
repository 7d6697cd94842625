/** A link to the feed of the visits of a page's subject. */
export function Follow({ url }: { url: string }) {
  return (
    <p class="aside">
      Follow new and changed visits: <a href={url}>Atom</a>
    </p>
  );
}
