import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { z } from 'zod'
import { Pwsh } from '../powershell/pwsh'
import { buildah, hasImage } from './buildah'

/** What Node, .NET and a shell need of a Debian. */
const packages = [
  'base-files',
  'base-passwd',
  'libc6',
  'libc-bin',
  'libstdc++6',
  'libgcc-s1',
  'libssl3',
  'zlib1g',
  'ca-certificates',
  'tzdata',
  'netbase',
  'dash',
  'coreutils',
  'sed',
  'grep',
  'findutils',
]

const certificates = '/etc/ssl/certs/ca-certificates.crt'

/** As packages alone leave it: what their scripts would do besides. */
const containerfile = `FROM scratch
ADD base.tar /
COPY files /
RUN cp /usr/share/base-passwd/passwd.master /etc/passwd && cp /usr/share/base-passwd/group.master /etc/group \\
  && ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && mkdir -p /opt /root /tmp && chmod 1777 /tmp
ENV PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/usr/share/dotnet NODE_EXTRA_CA_CERTS=${certificates}
`

/**
 * Makes the one image that stands for all three bases of the Containerfile: a Debian from its packages, the given Node with
 * this machine's npm, and this machine's .NET runtime.
 * @param node the program of a Node
 * @returns its name; what was made before of the same is taken
 */
export async function standInBase(node: string, folder: string): Promise<string> {
  const dotnet = dotnetFolder()
  const runtime = readdirSync(path.join(dotnet, 'shared/Microsoft.NETCore.App')).join(' ')
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  const made = createHash('sha256')
    .update([containerfile, ...packages, runtime, version].join('\n'))
    .digest('hex')
  const name = `localhost/offboarding/stand-in:${made.slice(0, 12)}`
  if (await hasImage(name)) return name
  const files = path.join(folder, 'files')
  for (const place of ['usr/local/bin', 'usr/local/lib/node_modules', 'usr/share/dotnet/shared', 'etc/ssl/certs'])
    mkdirSync(path.join(files, place), { recursive: true })
  cpSync(node, path.join(files, 'usr/local/bin/node'))
  const npm = path.join(execFileSync('npm', ['root', '-g'], { encoding: 'utf8' }).trim(), 'npm')
  cpSync(npm, path.join(files, 'usr/local/lib/node_modules/npm'), { recursive: true })
  for (const part of ['dotnet', 'host', 'shared/Microsoft.NETCore.App'])
    cpSync(path.join(dotnet, part), path.join(files, 'usr/share/dotnet', part), { recursive: true })
  cpSync(certificates, path.join(files, certificates))
  writeFileSync(path.join(folder, 'Containerfile'), containerfile)
  const debian = ['--quiet', '--variant=extract', `--include=${packages.join(',')}`, 'bookworm']
  execFileSync('mmdebstrap', [...debian, path.join(folder, 'base.tar')], { stdio: ['ignore', 'ignore', 'inherit'] })
  await buildah('bud', '--isolation', 'chroot', '--pull-never', '--format', 'docker', '--tag', name, folder)
  return name
}

/** Where this machine has the .NET SDK. */
export function dotnetFolder(): string {
  return path.dirname(realpathSync(execFileSync('which', ['dotnet'], { encoding: 'utf8' }).trim()))
}

const listSchema = z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string() }))

/** What the image is to have, as image/modules.json names it. */
export function wantedModules(): z.infer<typeof listSchema> {
  return listSchema.parse(JSON.parse(readFileSync('image/modules.json', 'utf8')))
}

/**
 * Writes packages of the names and versions of Microsoft's modules, made from the tests' own, to `gallery`, and their list with
 * hashes to `modules.json`.
 */
export async function standInGallery(pwsh: string, folder: string): Promise<void> {
  const made = new Pwsh(pwsh)
  await made.prepare()
  const modules = made.environment['PSModulePath'] ?? ''
  mkdirSync(path.join(folder, 'gallery'), { recursive: true })
  const list = wantedModules().map(({ name, version }) => {
    const manifest = readFileSync(path.join(modules, name, `${name}.psd1`), 'utf8')
      .replace('../StubTypes.dll', 'StubTypes.dll')
      .replace(/ModuleVersion = '[^']+'/, `ModuleVersion = '${version}'; Author = 'nobody'; Description = 'A stand-in'`)
    const parts: Zippable = {
      [`${name}.nuspec`]: strToU8(nuspec(name, version)),
      [`${name}.psd1`]: strToU8(manifest),
      [`${name}.psm1`]: readFileSync(path.join(modules, name, `${name}.psm1`)),
      'StubTypes.dll': readFileSync(path.join(modules, 'StubTypes.dll')),
    }
    const packed = zipSync(parts)
    writeFileSync(path.join(folder, 'gallery', `${name}.${version}.nupkg`), packed)
    return { name, version, sha256: createHash('sha256').update(packed).digest('hex') }
  })
  writeFileSync(path.join(folder, 'modules.json'), JSON.stringify(list))
}

function nuspec(name: string, version: string): string {
  return `<?xml version="1.0"?><package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>${name}</id><version>${version}</version><authors>nobody</authors><description>A stand-in</description><tags>PSModule</tags></metadata></package>`
}
