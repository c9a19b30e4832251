import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { findPwsh } from '../powershell/pwsh'
import { nodeOf, noNode, recommendedNode } from '../runs/nodes'

const run = promisify(execFile)

/** What a build without an engine needs of the machine. */
const programs = ['buildah', 'mmdebstrap', 'unshare', 'setpriv', 'dotnet']

/** Why no image can be built here; undefined where one can. */
export function whyNoImage(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'Only root on a Linux builds the image so'
  const missing = programs.filter((name) => spawnSync('which', [name]).status !== 0)
  if (missing.length > 0) return `There is no ${missing.join(', no ')} on this machine`
  if (nodeOf(recommendedNode) === undefined) return noNode(recommendedNode)
  return findPwsh() === undefined ? 'There is no pwsh on this machine' : undefined
}

/** Runs buildah; resolves with what it printed. Rejects with all that it said. */
export async function buildah(...words: readonly string[]): Promise<string> {
  const { stdout } = await run('buildah', [...words], { maxBuffer: 64 * 1024 * 1024 })
  return stdout.trim()
}

export async function hasImage(name: string): Promise<boolean> {
  return buildah('inspect', '--type', 'image', '--format', '{{.FromImageID}}', name).then(
    () => true,
    () => false,
  )
}
