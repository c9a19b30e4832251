import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/** Draws the two icons of the manifest from their SVG sources; run it after changing one: `tsx appPackage/icons.ts`. */
async function drawIcons(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage()
  // Sizes that Teams asks for: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
  for (const [name, size] of [['color', 192] as const, ['outline', 32] as const]) {
    await page.setViewportSize({ width: size, height: size })
    const svg = await readFile(join(__dirname, `${name}.svg`), 'utf8')
    await page.setContent(`<body style="margin: 0; line-height: 0">${svg}</body>`)
    await writeFile(join(__dirname, `${name}.png`), await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
}

void drawIcons()
