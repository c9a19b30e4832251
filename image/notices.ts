import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What a licence, or what has to be told beside it, lies in; packages write it in every case. */
const licenceFile = /^(licen[cs]e|copying|notice|third-?party-?notices)([.-].*)?$/i

/** A package as it was installed. */
interface Installed {
  readonly name?: string
  readonly version?: string
  readonly license?: string
}

/**
 * Prints the licence of every package in `node_modules`, each with its own text where it has one: their licences ask to be
 * carried along. Throws where a package is no package.
 */
function main(): void {
  const lockfile = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, unknown>>
  }
  const places = Object.keys(lockfile.packages).filter((place) => existsSync(place))
  console.log(
    `What this image has of others in its folder node_modules, ${places.length} packages, and on which terms.`,
  )
  console.log('Node.js, .NET, PowerShell and its modules have theirs beside them.')
  for (const place of places) console.log(`\n${'─'.repeat(80)}\n${noticeOf(place)}`)
}

function noticeOf(place: string): string {
  const {
    name = place,
    version = '',
    license = 'see its text',
  } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')) as Installed
  const texts = readdirSync(place)
    .filter((file) => licenceFile.test(file))
    .toSorted()
    .map((file) => readFileSync(path.join(place, file), 'utf8').trim())
  return [`${name} ${version}: ${license}`, ...texts].join('\n\n')
}

main()
