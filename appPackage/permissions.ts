import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueFor } from '../dialogs/catalogue'
import { requiredResourceAccess } from '../services/permissions/consent'
import { declaredPermissions } from '../services/permissions/declared'
import { permissionTable } from '../services/permissions/permissionTable'
import { steps } from '../services/steps'

export const permissionsPage = join(__dirname, '..', 'docs', 'administrators.md')
export const consentPath = join(__dirname, 'requiredResourceAccess.json')

/** The administrators’ page with the permissions as they are declared now. Throws an Error when it has no table of them. */
export function pageWithPermissions(page: string): string {
  const header = '| step | application permissions |\n|---|---|\n'
  const start = page.indexOf(header)
  const end = page.indexOf('\n\n', start)
  if (start < 0 || end < 0) throw new Error('docs/administrators.md has no table of permissions')
  return `${page.slice(0, start)}${header}${permissionTable(steps, catalogueFor(steps).en)}${page.slice(end)}`
}

/** What `requiredResourceAccess.json` must say, as text. */
export function consentManifest(): string {
  return `${JSON.stringify(requiredResourceAccess(declaredPermissions(steps)), undefined, 2)}\n`
}

/** `npm run permissions`: writes the table of permissions and the admin-consent manifest anew from what is declared. */
if (require.main === module) {
  writeFileSync(permissionsPage, pageWithPermissions(readFileSync(permissionsPage, 'utf8')))
  writeFileSync(consentPath, consentManifest())
}
