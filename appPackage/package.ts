import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageApp, pagesMissing } from './packageApp'

/** `npm run package`: writes `appPackage/build/offboarding-bot.zip`, to be uploaded to Teams. */
async function main(): Promise<void> {
  const folder = join(__dirname, 'build')
  const file = join(folder, 'offboarding-bot.zip')
  const zip = await packageApp(process.env)
  await mkdir(folder, { recursive: true })
  await writeFile(file, zip)
  console.log(`Wrote ${file}`)
  const missing = pagesMissing(process.env)
  if (missing.length > 0)
    console.log(
      `Its links lead to no page of yours until these are set: ${missing.join(', ')}. A catalogue wants them.`,
    )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
