import type { ComponentChild } from 'preact';
import type { Site } from '../page.js';
import { withQuery } from '../urls.js';
import { counted } from '../words.js';
import { changed } from './address.js';

interface Props {
  title: string;
  path: string;
  query: URLSearchParams;
  site: Site;
  /** How many visits the page that it comes from has. */
  total: number;
  children: ComponentChild;
}

/** A view in a frame of another page, with the way to the page that it comes from. */
export function Embedded({ title, path, query, site, total, children }: Props) {
  return (
    <>
      <h1 class="hidden">{title}</h1>
      {children}
      <p class="more">
        <a href={site.origin + withQuery(path, changed(query, {}))}>
          {counted(total, 'visit')}, with their sources, on Communiqué
        </a>
      </p>
    </>
  );
}
