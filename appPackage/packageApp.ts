import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { z } from 'zod'
import manifest from './manifest.json'

const guid = z.guid({ error: ({ input }) => (input === undefined ? 'is missing' : 'is not a GUID') })
const page = z.url({ protocol: /^https$/, error: 'is not an https address' })

/** What the manifest leaves open: two ids that must be known, and who publishes the app. */
const settings = z.object({
  MicrosoftAppId: guid,
  APP_ID: guid.optional(),
  PUBLISHER_NAME: z.string().min(1).max(32, 'is longer than 32 characters').optional(),
  PUBLISHER_WEBSITE: page.optional(),
  PUBLISHER_PRIVACY: page.optional(),
  PUBLISHER_TERMS: page.optional(),
})

type Variables = Readonly<Record<string, string | undefined>>

/** Stands for the publisher’s pages until they are known: nobody’s, and never a page of somebody else. */
const nobodysPage = 'https://www.example.com'

/**
 * The Teams app package: a zip of manifest.json, color.png, outline.png and nl.json, all at its root.
 *
 * Reads from the environment: `BOT_ID` (or `MicrosoftAppId`, the same value), `TEAMS_APP_ID` (or `APP_ID`, the id of the
 * Teams app; the bot's when absent), and optionally `PUBLISHER_NAME`, `PUBLISHER_WEBSITE`, `PUBLISHER_PRIVACY` and
 * `PUBLISHER_TERMS`. Fills the placeholders of the manifest as the Agents Toolkit does.
 * Throws one Error that names every variable that is missing or wrong.
 */
export async function packageApp(environment: Variables): Promise<Uint8Array> {
  const filledIn = `${JSON.stringify(fillIn(environment), undefined, 2)}\n`
  const [color, outline, dutch] = await Promise.all(['color.png', 'outline.png', 'nl.json'].map(contents))
  return zipSync({
    'manifest.json': new TextEncoder().encode(filledIn),
    'color.png': color!,
    'outline.png': outline!,
    'nl.json': dutch!,
  })
}

/** Variables whose pages lead nowhere yet: an app for more people than its maker needs them. */
export function pagesMissing(environment: Variables): readonly string[] {
  return ['PUBLISHER_WEBSITE', 'PUBLISHER_PRIVACY', 'PUBLISHER_TERMS'].filter((name) => !environment[name]?.trim())
}

function fillIn(environment: Variables): object {
  const values = read(environment)
  const website = values.PUBLISHER_WEBSITE
  const variables: Readonly<Record<string, string>> = {
    BOT_ID: values.MicrosoftAppId,
    TEAMS_APP_ID: values.APP_ID ?? values.MicrosoftAppId,
    PUBLISHER_NAME: values.PUBLISHER_NAME ?? 'Your organisation',
    PUBLISHER_WEBSITE: website ?? nobodysPage,
    PUBLISHER_PRIVACY: values.PUBLISHER_PRIVACY ?? website ?? `${nobodysPage}/privacy`,
    PUBLISHER_TERMS: values.PUBLISHER_TERMS ?? website ?? `${nobodysPage}/terms`,
  }
  const filled = (_key: string, value: unknown): unknown =>
    typeof value === 'string'
      ? value.replaceAll(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => variables[name] ?? placeholder)
      : value
  return JSON.parse(JSON.stringify(manifest, filled)) as object
}

function read(environment: Variables): z.infer<typeof settings> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = settings.safeParse({
    ...given,
    MicrosoftAppId: given['BOT_ID'] ?? given['MicrosoftAppId'],
    APP_ID: given['TEAMS_APP_ID'] ?? given['APP_ID'],
  })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${naming(String(path[0]))} ${message}`)
  throw new Error(`The app package cannot be made: ${problems.join('; ')}.`)
}

function naming(variable: string): string {
  return variable === 'MicrosoftAppId' ? 'BOT_ID (or MicrosoftAppId)' : variable
}

async function contents(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(__dirname, name)))
}
