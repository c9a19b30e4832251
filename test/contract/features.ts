import { readFileSync, writeFileSync } from 'node:fs'
import { catalogueFor } from '../../dialogs/catalogue'
import type { LoggedRequest } from '../../sandbox/wire/log'
import { steps } from '../../services/steps'
import type { AnyStep } from '../../services/steps/step'
import type { Cloud } from '../../services/model/cloud'
import { operationOf } from './openApi'
import { perform } from './permissionsSupport'
import { stories } from '../services/steps/stories'

export const featuresPage = 'docs/features.md'
const header = '| step | calls | application permissions | clouds |\n|---|---|---|---|\n'
const clouds: Readonly<Record<Cloud, string>> = { global: 'worldwide', usGov: 'US Government', china: '21Vianet' }

/**
 * The page of features with what each step calls and needs. The calls are those that its stories really made on the
 * pretend tenant, way back included. Throws an Error when it has no such table.
 */
export async function pageWithFeatures(page: string): Promise<string> {
  const start = page.indexOf(header)
  const end = page.indexOf('\n\n', start)
  if (start < 0 || end < 0) throw new Error('docs/features.md has no table of steps')
  const rows = await Promise.all(steps.map(rowOf))
  return `${page.slice(0, start)}${header}${rows.join('\n')}${page.slice(end)}`
}

async function rowOf(step: AnyStep): Promise<string> {
  const runs = await Promise.all(
    stories.filter((story) => story.step === step).map((story) => perform(story, step.permissions)),
  )
  const calls = new Set(runs.flatMap(({ requests }) => requests.flatMap(nameOf)))
  const code = (names: Iterable<string>) => [...names].map((name) => `\`${name}\``).join(', ')
  const where = step.clouds.map((cloud) => clouds[cloud]).join(', ')
  return `| ${catalogueFor(steps).en(step.title)} | ${code([...calls].sort())} | ${code(step.permissions)} | ${where} |`
}

/** `GET /users/{id}`, or the name of a cmdlet. */
function nameOf({ method, path, cmdlet }: LoggedRequest): readonly string[] {
  if (cmdlet !== undefined) return [cmdlet]
  const [address = ''] = path.split('?')
  const found = operationOf(method, decodeURIComponent(address))
  if (found === undefined || address.endsWith('/$batch')) return []
  return [`${method} ${found.template.replaceAll(/\{[^}]+\}/g, '{id}')}`]
}

/** `npm run features`: writes the table of features anew. */
if (require.main === module) {
  void pageWithFeatures(readFileSync(featuresPage, 'utf8')).then((page) => writeFileSync(featuresPage, page))
}
