import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { administratorsApp } from '../../sandbox/seeds/clientApps'
import { devices } from '../../sandbox/seeds/devices'
import { drives } from '../../sandbox/seeds/drives'
import { groups } from '../../sandbox/seeds/groups'
import { people } from '../../sandbox/seeds/people'
import { tenantId } from '../../sandbox/tenant/organization'
import { frontHosts, type PublicFront } from './publicFront'

const root = path.join(__dirname, '../..')
const source = path.join(__dirname, 'dotnet')

/** One call of the program, and what went wrong with it, if anything did. */
export interface Told {
  readonly area: string
  readonly name: string
  readonly problem: string | null
}

/** What the program makes calls about: a file each, that is not named for what runs them. */
export const areas: readonly string[] = readdirSync(source)
  .filter(
    (name) => name.endsWith('.cs') && /static async Task Run\(/.test(readFileSync(path.join(source, name), 'utf8')),
  )
  .map((name) => name.replace(/(Calls)?\.cs$/, ''))

/** The program that builds the administrator’s program: what DOTNET names, or the one on the PATH; undefined without. */
export function findDotnet(): string | undefined {
  const given = process.env['DOTNET']
  const name = process.platform === 'win32' ? 'dotnet.exe' : 'dotnet'
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name))
  return (given === undefined ? onPath : [given]).find((file) => existsSync(file))
}

/** Builds it, unless what is built is what it would build. Rejects with what the compiler says. */
export async function buildAdministrator(dotnet: string): Promise<void> {
  await outputOf(dotnet, ['build', '--configuration', 'Release', '--nologo', source], {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
  })
}

/** Runs it against the front, and gives what it tells, call by call. Rejects when it does not end well. */
export async function runAdministrator(dotnet: string, front: PublicFront): Promise<readonly Told[]> {
  const program = path.join(root, 'build/dotnet/bin/administrator/release/administrator.dll')
  const output = await outputOf(dotnet, [program], {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TENANT: tenantId,
    CLIENT: administratorsApp,
    FRONT_CERTIFICATE: front.certificateFile,
    FRONT_PORT: String(front.port),
    FRONT_HOSTS: frontHosts.join(','),
    WHO: JSON.stringify(who()),
  })
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told)
}

/** Ids of those whom it speaks of, by the names that it has for them. */
function who(): Readonly<Record<string, string>> {
  const [laptop, phone] = devices
  return {
    jan: people.janDeVries.id,
    petra: people.petraDeBoer.id,
    tom: people.tomVisser.id,
    eva: people.evaWillems.id,
    noor: people.noorElIdrissi.id,
    lisa: people.lisaVanDijk.id,
    daniel: people.danielMeijer.id,
    oliver: people.oliverBennett.id,
    maarten: people.maartenKok.id,
    breakGlass: people.breakGlass.id,
    sales: groups.sales.id,
    operators: groups.operators.id,
    everybody: groups.everybody.id,
    atlas: groups.atlas.id,
    helpdesk: groups.helpdesk.id,
    dynamic: groups.dynamicLicensing.id,
    synced: groups.synced.id,
    newsletter: groups.newsletter.id,
    janDrive: drives.janDeVries.id,
    janRoot: drives.janDeVries.rootId,
    evaDrive: drives.evaWillems.id,
    evaRoot: drives.evaWillems.rootId,
    laptop: laptop?.registration?.id ?? '',
    phone: phone?.registration?.id ?? '',
    managedLaptop: laptop?.managedId ?? '',
    managedPhone: phone?.managedId ?? '',
    trello: 'e7a10c44-0001-4f3b-9a52-6c1d88b0e001',
    graphApp: 'e7a10c44-0004-4f3b-9a52-6c1d88b0e004',
  }
}

function outputOf(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const quiet = { DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' }
  const child = spawn(program, words, { env: { ...quiet, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${program} ${words.join(' ')} ended with ${code}:\n${output}${errors}`))
    })
  })
}
