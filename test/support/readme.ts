import { catalogueFor } from '../../dialogs/catalogue'
import { steps } from '../../services/steps'
import { permissionTable } from '../../services/steps/permissionTable'

/** README.md with the table of permissions as the steps declare them now. */
export function readmeWithPermissions(readme: string): string {
  const table = permissionTable(steps, catalogueFor(steps).en)
  const header = '| step | application permissions |\n|---|---|\n'
  const everything = '| everything |'
  const start = readme.indexOf(header)
  const end = readme.indexOf(everything, start)
  if (start < 0 || end < 0) throw new Error('README.md has no table of permissions')
  return `${readme.slice(0, start)}${header}${table}\n${readme.slice(end)}`
}
