import { readFileSync } from 'node:fs'
import { acceptedLicences, packagesIn } from './licences'

/** `npm run licences`: every package that is installed, by licence; those that may run on a real tenant first. */
function main(): void {
  const all = packagesIn(readFileSync('package-lock.json', 'utf8'))
  const running = all.filter(({ runs }) => runs)
  list('What runs on a real tenant', running)
  list(
    'For development and the pretend tenant only',
    all.filter(({ runs }) => !runs),
  )
  const wrong = running.filter(({ licence }) => !acceptedLicences.has(licence))
  if (wrong.length === 0) return
  console.error(`\nNot on the list of accepted licences: ${wrong.map(({ name }) => name).join(', ')}`)
  process.exitCode = 1
}

function list(title: string, packages: ReturnType<typeof packagesIn>): void {
  console.log(`\n${title} (${packages.length})`)
  for (const licence of [...new Set(packages.map((one) => one.licence))].sort()) {
    const names = packages.filter((one) => one.licence === licence).map(({ name, version }) => `${name} ${version}`)
    console.log(`\n  ${licence}\n    ${names.join('\n    ')}`)
  }
}

main()
