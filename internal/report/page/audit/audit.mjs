// Opens a report page in Chromium on a wide screen and on a phone, in the light
// and in the dark, and checks what only a browser can tell: nothing is loaded,
// nothing runs, nothing is wider than the screen, axe-core finds no violation.
//
//   node audit.mjs FILE.html [--shots DIR]
//
// CHROMIUM names the browser (default /usr/bin/chromium).
import { createRequire } from 'node:module';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [file, flag, shots] = process.argv.slice(2);
if (!file || (flag && (flag !== '--shots' || !shots))) {
  console.error('usage: node audit.mjs FILE.html [--shots DIR]');
  process.exit(2);
}
const address = pathToFileURL(resolve(file)).href;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const profile = await mkdtemp(join(tmpdir(), 'factum-audit-'));
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const problems = [];

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    const where = `${width} px, ${colorScheme}`;
    const problem = (text) => problems.push(`${where}: ${text}`);
    const open = async (bypassCSP) => {
      const context = await chromium.launchPersistentContext(join(profile, `${width}-${colorScheme}-${bypassCSP}`), {
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args, bypassCSP, colorScheme, viewport: { width, height: 1000 },
      });
      return { context, page: await context.newPage() };
    };

    // As a reader sees it.
    let { context, page } = await open(false);
    page.on('console', (m) => problem(`console: ${m.text()}`));
    page.on('dialog', (d) => { problem(`dialog: ${d.message()}`); d.dismiss(); });
    page.on('request', (r) => { if (r.url().split('#')[0] !== address) problem(`loads ${r.url()}`); });
    await page.goto(address);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) problem(`${over} px wider than the screen`);
    if (shots) {
      await mkdir(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${width}-${colorScheme}.png`), clip: { x: 0, y: 0, width, height: 2400 }, fullPage: true });
    }
    await context.close();

    // With axe-core in it, and everything unfolded.
    ({ context, page } = await open(true));
    await page.goto(address);
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run());
    for (const v of result.violations) problem(`${v.id} (${v.impact}): ${v.help}; first of ${v.nodes.length}: ${v.nodes[0].html}`);
    console.log(`${where}: ${result.passes.length} rules passed, ${result.violations.length} broken`);
    await context.close();
  }
}
await rm(profile, { recursive: true });
problems.forEach((p) => console.error(p));
process.exit(problems.length ? 1 : 0);
