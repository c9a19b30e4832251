import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueFor } from '../dialogs/catalogue'
import { requiredResourceAccess } from '../services/permissions/consent'
import { declaredPermissions } from '../services/permissions/declared'
import { permissionTable } from '../services/permissions/permissionTable'
import { steps } from '../services/steps'

const readmePath = join(__dirname, '..', 'README.md')
export const consentPath = join(__dirname, 'requiredResourceAccess.json')

/** README.md with the table of permissions as they are declared now. Throws an Error when it has no such table. */
export function readmeWithPermissions(readme: string): string {
  const header = '| step | application permissions |\n|---|---|\n'
  const start = readme.indexOf(header)
  const end = readme.indexOf('\n\n', start)
  if (start < 0 || end < 0) throw new Error('README.md has no table of permissions')
  return `${readme.slice(0, start)}${header}${permissionTable(steps, catalogueFor(steps).en)}${readme.slice(end)}`
}

/** What `requiredResourceAccess.json` must say, as text. */
export function consentManifest(): string {
  return `${JSON.stringify(requiredResourceAccess(declaredPermissions(steps)), undefined, 2)}\n`
}

/** `npm run permissions`: writes README's table and the admin-consent manifest anew from what is declared. */
if (require.main === module) {
  writeFileSync(readmePath, readmeWithPermissions(readFileSync(readmePath, 'utf8')))
  writeFileSync(consentPath, consentManifest())
}
