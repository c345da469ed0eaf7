/** Violations that axe-core finds on a page, and pages that are wider than the screen. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };

/** WCAG 2.5.3, for which axe-core's rule is off by default. */
const labelsInNames = ', rules: { "label-content-name-mismatch": { enabled: true } }';

/** Of the page as it is shown. */
async function judge(page: Page, rules: string): Promise<string[]> {
  const { violations } = (await page.evaluate(`axe.run(document, { resultTypes: ["violations"] ${rules} })`)) as {
    violations: Violation[];
  };
  const isWide = (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) as boolean;
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`),
    ...(isWide ? ['wider than the screen'] : []),
  ];
}

/** On a desktop and a phone, in light and in dark, where only the colors differ. */
export async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const problems: string[] = [];
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 320, height: 640 },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await judge(page, colorScheme === 'light' ? labelsInNames : ', runOnly: ["color-contrast"]');
      problems.push(...found.map((one) => `${viewport.width} ${colorScheme} ${one}`));
    }
  }
  return problems;
}
