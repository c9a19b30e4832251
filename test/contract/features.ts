import { readFileSync, writeFileSync } from 'node:fs'
import { catalogueFor } from '../../dialogs/catalogue'
import type { LoggedRequest } from '../../sandbox/wire/log'
import { steps } from '../../services/steps'
import type { AnyStep, Cloud } from '../../services/steps/step'
import { operationOf } from './openApi'
import { perform } from './permissionsSupport'
import { stories } from './stories'

const readmePath = 'README.md'
const header = '| step | calls | application permissions | clouds |\n|---|---|---|---|\n'
const clouds: Readonly<Record<Cloud, string>> = { global: 'worldwide', usGov: 'US Government', china: '21Vianet' }

/**
 * README.md with the table of what each step calls and needs. The calls are those that its stories really made on the
 * pretend tenant, undo included. Throws an Error when README has no such table.
 */
export async function readmeWithFeatures(readme: string): Promise<string> {
  const start = readme.indexOf(header)
  const end = readme.indexOf('\n\n', start)
  if (start < 0 || end < 0) throw new Error('README.md has no table of steps')
  const rows = await Promise.all(steps.map(rowOf))
  return `${readme.slice(0, start)}${header}${rows.join('\n')}${readme.slice(end)}`
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

/** `npm run features`: writes README's table anew. */
if (require.main === module) {
  void readmeWithFeatures(readFileSync(readmePath, 'utf8')).then((readme) => writeFileSync(readmePath, readme))
}
