import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { deskView } from '../../../src/features/pages/desk/desk.js';
import { Notes } from '../../../src/features/pages/facts/notes.js';

test('a source that was published and later corrected is listed once as recently published', () => {
  const draft = (slug: string, day: string, source: string | null) => ({
    ...{ slug, title: `Draft ${slug}`, source, state: source === null ? 'DRAFT' : 'PUBLISHED' },
    ...{ updatedBy: 'ann', submittedBy: null, updatedAt: new Date(day) },
  });
  const drafts = [
    draft('new', '2026-11-27', null),
    draft('correction', '2026-11-26', 'report'),
    draft('first', '2026-11-25', 'report'),
    draft('other', '2026-11-24', 'letter'),
  ];
  const view = deskView({ viewer: { subject: 'ann', role: 'EDITOR' }, canSignIn: true, drafts, sure: [] });
  const html = renderToStaticMarkup(view.main(new Notes()) as VNode);
  expect([...html.matchAll(/>(Draft \w+)<\/a>/g)].map(([, title]) => title)).toEqual([
    'Draft new',
    'Draft correction',
    'Draft other',
  ]);
  expect(html).toContain('Recently published (2)');
});
