import { rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { newFolder } from '../support/folder'
import { findPwsh } from '../powershell/pwsh'
import { nodeOf, recommendedNode } from '../runs/nodes'
import { Program } from '../support/process'
import { buildah } from './buildah'
import { dotnetFolder, standInBase, standInGallery } from './standIn'

/** What an image says about how it is run. */
const configurationSchema = z.object({
  User: z.string(),
  Env: z.array(z.string()),
  Cmd: z.array(z.string()),
  WorkingDir: z.string(),
  StopSignal: z.string(),
  Volumes: z.record(z.string(), z.unknown()),
  Healthcheck: z.object({ Test: z.array(z.string()) }),
})
export type ImageConfiguration = z.infer<typeof configurationSchema>

const tag = 'localhost/offboarding/bot:tested'

/** The image as it was built here, and what starts it: as an engine does with a read-only root, but on this machine's network. */
export class BuiltImage {
  private constructor(
    private readonly folder: string,
    private readonly container: string,
    /** Where its files are. */
    readonly root: string,
    readonly configuration: ImageConfiguration,
  ) {}

  /**
   * Builds it from the Containerfile, on bases that stand for the ones it names. Takes a minute, where `whyNoImage` has no
   * reason against it.
   */
  static async build(): Promise<BuiltImage> {
    const folder = await newFolder('offboarding-image-')
    try {
      const [node = '', pwsh = ''] = [nodeOf(recommendedNode), findPwsh()]
      await standInGallery(pwsh, folder)
      const base = await standInBase(node, folder)
      const bases = ['NODE_IMAGE', 'SDK_IMAGE', 'RUNTIME_IMAGE'].flatMap((name) => ['--build-arg', `${name}=${base}`])
      const modules = ['GALLERY=/stand-in/gallery', 'MODULES=/stand-in/modules.json']
      const volumes = [`${folder}:/stand-in:ro`, `${dotnetFolder()}:/usr/share/dotnet:ro`]
      const settings = modules.flatMap((one) => ['--build-arg', one])
      const mounted = volumes.flatMap((one) => ['--volume', one])
      const way = ['--isolation', 'chroot', '--pull-never', '--format', 'docker', '--ignorefile', '.containerignore']
      await buildah('bud', ...way, ...bases, ...settings, ...mounted, '--tag', tag, '.')
      const inspected = JSON.parse(await buildah('inspect', '--type', 'image', tag)) as {
        readonly Docker: { readonly config: unknown }
      }
      const container = await buildah('from', '--pull-never', tag)
      const root = await buildah('mount', container)
      return new BuiltImage(folder, container, root, configurationSchema.parse(inspected.Docker.config))
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  }

  /**
   * What starts it as its user: nothing can be written but its volume, which is the given folder, and `/tmp`, and no more rights
   * can be got. The process that is started is the program itself. What it is given besides is the caller's environment.
   */
  command(dataFolder: string, words: readonly string[] = this.configuration.Cmd): readonly string[] {
    const { User: user, Env: environment, WorkingDir: home, Volumes: volumes } = this.configuration
    const [volume = ''] = Object.keys(volumes)
    const script = [
      'set -e; root=$1 data=$2 volume=$3 user=$4 home=$5; shift 5',
      // As an engine makes a new volume: with the owner and the rights of the folder in the image.
      'chown --reference="$root$volume" "$data"; chmod --reference="$root$volume" "$data"',
      'mount --bind "$root" "$root"; mount -o remount,ro,bind "$root"',
      'mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"; mount -t proc proc "$root/proc"',
      'mount -t tmpfs tmpfs "$root/dev"; mknod -m 666 "$root/dev/null" c 1 3; mknod -m 666 "$root/dev/urandom" c 1 9',
      'mount --bind "$data" "$root$volume"',
      'exec setpriv --no-new-privs /usr/sbin/chroot --userspec="$user" "$root" /usr/bin/env "$@"',
    ].join('\n')
    const inside = [...environment, '/bin/sh', '-c', 'cd "$0" && exec "$@"', home, ...words]
    return ['unshare', '--mount', '--', 'sh', '-c', script, 'sh', this.root, dataFolder, volume, user, home, ...inside]
  }

  /** Starts what the image starts, or other words in it. */
  async start(environment: Readonly<Record<string, string>> = {}, words?: readonly string[]): Promise<Program> {
    const folder = await newFolder('offboarding-volume-')
    return Program.start(this.command(folder, words), environment, folder)
  }

  /** What a shell in it prints, and with which code it ends. */
  async says(script: string): Promise<{ readonly code: number | null; readonly text: string }> {
    const program = await this.start({}, ['/bin/sh', '-c', script])
    try {
      const { code } = await program.ended
      return { code, text: `${program.output}${program.errors}`.trim() }
    } finally {
      await program.clean()
    }
  }

  /** Where the packages lie that stand for Microsoft’s modules. */
  get gallery(): string {
    return path.join(this.folder, 'gallery')
  }

  /** Where a file of the program is, from outside. */
  file(name: string): string {
    return path.join(this.root, this.configuration.WorkingDir, name)
  }

  async remove(): Promise<void> {
    await buildah('rm', this.container)
    await buildah('rmi', '--force', tag)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
