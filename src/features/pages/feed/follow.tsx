/** A link to the feed of visits for the subject of a page. */
export function Follow({ url }: { url: string }) {
  return (
    <p class="aside">
      Follow new and changed visits: <a href={url}>Atom</a>
    </p>
  );
}
