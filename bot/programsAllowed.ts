import type { Given } from './durations'

/** That other programs may ask, and who they are. */
export interface Programs {
  /** The id of the app registration that has the roles. */
  readonly appId: string
  /** What programs are called, by the id of their app registration. */
  readonly names: Readonly<Record<string, string>>
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const named = /^(?<id>[0-9a-f-]{36})\s*=\s*(?<name>[^=]{1,60})$/i

/** Undefined where no program may ask anything. Pure. */
export function programsFrom(given: Given): Programs | undefined {
  const appId = given('INTERFACE_APP_ID')
  if (appId === undefined) return undefined
  const names = partsOf(given).flatMap((part) => {
    const { id, name } = named.exec(part)?.groups ?? {}
    return id === undefined || name === undefined ? [] : [[id.toLowerCase(), name.trim()] as const]
  })
  return { appId: appId.toLowerCase(), names: Object.fromEntries(names) }
}

/** What is wrong with it, in sentences. */
export function programsProblems(given: Given): readonly string[] {
  const appId = given('INTERFACE_APP_ID')
  const wrong = partsOf(given).filter((part) => !guid.test(named.exec(part)?.groups?.['id'] ?? ''))
  return [
    ...(appId === undefined || guid.test(appId)
      ? []
      : [`INTERFACE_APP_ID is “${appId}”, but must be the id of an app registration (a GUID)`]),
    ...wrong.map(
      (part) => `INTERFACE_PROGRAMS has “${part}”, but must be like 11111111-2222-4333-8444-555555555555=TOPdesk`,
    ),
  ]
}

function partsOf(given: Given): readonly string[] {
  return (given('INTERFACE_PROGRAMS') ?? '').split(',').flatMap((part) => part.trim() || [])
}
