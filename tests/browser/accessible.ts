import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.2 at levels A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules that depend on colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Returns the WCAG violations of a page in light and dark mode, with all details open. */
export async function violations(page: Page): Promise<unknown[]> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
  // The policy of the page allows no inline script; the debugger's protocol is not bound by it.
  await page.evaluate(axe.source);
  const found: unknown[] = [];
  for (const [colorScheme, runOnly] of [
    ['light', { type: 'tag', values: WCAG }],
    ['dark', { type: 'rule', values: COLOURS }],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(
      (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly }),
      { ...runOnly, values: [...runOnly.values] },
    );
    found.push(...violations.map(({ id, nodes }) => [colorScheme, id, nodes[0]?.html, nodes[0]?.failureSummary]));
  }
  return found;
}
