import { z } from 'zod'

/** One package that is installed, as the lockfile has it. */
export interface InstalledPackage {
  readonly name: string
  readonly version: string
  /** SPDX expression; `unknown` where the package names none. */
  readonly licence: string
  /** Is installed with `npm ci --omit=dev` as well, so that it may be part of what runs on a real tenant. */
  readonly runs: boolean
  /** Has a script of its own that npm would run at the installation. */
  readonly installScript: boolean
  /** SHA-512 of what was published; undefined when the lockfile has none. */
  readonly integrity: string | undefined
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      integrity: z.string().optional(),
    }),
  ),
})

/**
 * Packages that name no licence in their package.json, read by a person: where it stands. A new version is read anew.
 */
const readByHand: Readonly<Record<string, string>> = {
  // Its Readme, under License.
  'escape-regexp-component@1.0.2': 'MIT',
  // Its file LICENSE.
  'jspath@0.4.0': 'MIT',
}

/** Licences under which a package may be part of what runs: they ask for no more than their own text. SPDX. */
export const acceptedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Unlicense',
  // A choice: the second.
  '(AFL-2.1 OR BSD-3-Clause)',
  // A choice: the first.
  '(MIT OR CC0-1.0)',
])

/** Every package of a lockfile (its text, version 3 of the format), by name. Throws when it is none. */
export function packagesIn(lockfile: string): readonly InstalledPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(lockfile))
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { version = '', license, dev, hasInstallScript, integrity }]) => {
      const name = place.replace(/^.*node_modules\//, '')
      return {
        name,
        version,
        licence: license ?? readByHand[`${name}@${version}`] ?? 'unknown',
        runs: dev !== true,
        installScript: hasInstallScript === true,
        integrity,
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name))
}
