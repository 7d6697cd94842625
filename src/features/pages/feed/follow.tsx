/** A link to the feed of visits for the subject of a page. */
export function Follow({ url }: { url: string }) {
  return (
    <p class="aside">
      Follow <a href={url}>new and changed visits, as a feed</a>
    </p>
  );
}
