import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { acceptedLicences, packagesIn } from './licences'

const packages = packagesIn(readFileSync('package-lock.json', 'utf8'))
const project = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
}

describe('the supply chain', () => {
  it('has a fingerprint in the lockfile for every package', () => {
    const without = packages.filter(({ integrity }) => integrity?.startsWith('sha512-') !== true)

    assert.deepEqual(
      without.map(({ name }) => name),
      [],
    )
  })

  it('runs no script of a package at the installation, and knows whose would be', () => {
    assert.match(readFileSync('.npmrc', 'utf8'), /^ignore-scripts=true$/m)
    // Both have what they need in their packages; a third is a reason to look.
    assert.deepEqual(
      packages.filter(({ installScript }) => installScript).map(({ name }) => name),
      ['dtrace-provider', 'esbuild'],
    )
  })

  it('warns of no Node that the bot is run on, and of nothing that is deprecated, when it is installed', () => {
    const { packages: entries } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      readonly packages: Readonly<
        Record<string, { readonly engines?: { readonly node?: string }; readonly deprecated?: string }>
      >
    }
    const least = ({ engines }: { readonly engines?: { readonly node?: string } }): string =>
      /^>=\s*(\d+(?:\.\d+)*)/.exec(engines?.node ?? '')?.[1] ?? '0'
    const isNewer = (version: string): boolean => version.localeCompare('20.19.0', undefined, { numeric: true }) > 0

    // One that asks for a newer one: docs/decisions/three-versions-of-node.md says what to do.
    assert.deepEqual(
      Object.entries(entries).flatMap(([place, entry]) => (isNewer(least(entry)) ? [place] : [])),
      [],
    )
    assert.deepEqual(
      Object.entries(entries).flatMap(([place, { deprecated }]) => (deprecated === undefined ? [] : [place])),
      [],
    )
  })

  it('has only accepted licences in what runs on a real tenant', () => {
    const others = packages.filter(({ runs, licence }) => runs && !acceptedLicences.has(licence))

    assert.deepEqual(
      others.map(({ name, licence }) => `${name}: ${licence}`),
      [],
    )
  })

  it('tells a package without a licence, and one under another, when there is one', () => {
    const lockfile = JSON.stringify({
      packages: {
        '': {},
        'node_modules/one': { version: '1.0.0' },
        'node_modules/two/node_modules/@three/four': { version: '2.0.0', license: 'AGPL-3.0', dev: true },
      },
    })

    assert.deepEqual(
      packagesIn(lockfile).map(({ name, licence, runs }) => [name, licence, runs]),
      [
        ['@three/four', 'AGPL-3.0', false],
        ['one', 'unknown', true],
      ],
    )
  })

  it('is short: what a real tenant needs directly fits on a page', () => {
    assert.ok(Object.keys(project.dependencies).length <= 28)
  })
})
