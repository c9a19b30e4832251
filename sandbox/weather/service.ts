/** Who is throttled and fails by itself. `powershell` is the stand-in's way to its cmdlets. */
export type Service = 'directory' | 'numbers' | 'exchange' | 'powershell'

/** The service behind a path; undefined where the sky is always clear: tokens, the sandbox's own pages and controls. */
export function serviceOf(path: string): Service | undefined {
  if (path.startsWith('/v1.0/admin/teams/')) return 'numbers'
  if (path.startsWith('/v1.0/')) return 'directory'
  if (path.startsWith('/adminapi/')) return 'exchange'
  return path.startsWith('/_sandbox/cmdlets') ? 'powershell' : undefined
}
