import { kindsByStatus } from '../kindsByStatus'
import type { RemoteProblem, RemoteProblemKind } from '../reader'
import { shortened } from '../shortened'

/** What Microsoft Graph answered to one request, as far as it tells why not. */
export interface GraphRefusal {
  readonly status: number
  readonly code: string | undefined
  readonly text: string
  readonly requestId: string | undefined
}

/** OneDrive's code when a name is there already (learn, onedrive errors). */
export const nameTaken = 'nameAlreadyExists'

/**
 * Reads Graph's error body, `{ error: { code, message, innerError: { 'request-id' } } }`; whatever else comes (empty,
 * HTML, another shape) is told by its status alone.
 */
export function refusalOf(status: number, body: unknown, requestId?: string): GraphRefusal {
  const error = record(record(body)?.['error'])
  const inner = record(error?.['innerError'] ?? error?.['innererror'])
  const message = string(error?.['message'])
  return {
    status,
    code: string(error?.['code']),
    text: shortened(message ?? `Microsoft Graph answered ${status}`),
    requestId: requestId ?? string(inner?.['request-id']),
  }
}

/** Translates a refusal to the words of this project. Sources of the texts: Microsoft's issue trackers and pages. */
export function problemOf(refusal: GraphRefusal): RemoteProblem {
  const { status, code, text, requestId } = refusal
  return {
    kind: kindOf(refusal),
    system: 'graph',
    status,
    ...(code === undefined ? {} : { code }),
    text,
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** Texts that say more than their status (400 Request_BadRequest is used for all of these). */
const kindsByText: readonly (readonly [RegExp, RemoteProblemKind])[] = [
  [/on-premises mastered/i, 'onPremisesMastered'],
  [/license is inherited from a group membership/i, 'licenceInherited'],
  [/service plan .*depends on the service plan/is, 'licenceDependency'],
  [/membership for this group is managed automatically/i, 'forbidden'],
  [/restricted management administrative unit/i, 'restricted'],
]

const graphKinds: Readonly<Record<number, RemoteProblemKind>> = {
  ...kindsByStatus,
  410: 'notFound',
  413: 'badRequest',
  415: 'badRequest',
  422: 'badRequest',
  423: 'conflict',
}

function kindOf({ status, code, text }: GraphRefusal): RemoteProblemKind {
  const said = kindsByText.find(([pattern]) => pattern.test(text) || pattern.test(code ?? ''))
  if (said !== undefined) return said[1]
  if (code === 'DynamicGroupMembershipChangeDeniedException') return 'forbidden'
  return graphKinds[status] ?? 'unexpected'
}

/**
 * Whether a refusal means that there was nothing left to do: what is to be taken away is not there, what is to be added
 * is there already. The mailbox answer is not of these: its 404 says that the mailbox cannot be reached at all.
 */
export function isAlreadySo(method: string, path: string, { status, code, text }: GraphRefusal): boolean {
  if (method === 'DELETE' && status === 404) return code !== 'MailboxNotEnabledForRESTAPI'
  // Whether the copy of that name is whole is for a read to tell.
  if (status === 409) return withoutQuery(path).endsWith('/copy') && code === nameTaken
  if (code === 'RoleAssignmentDoesNotExist') return true
  if (status !== 400) return false
  const reference = withoutQuery(path).endsWith('/$ref')
  if (reference && method === 'DELETE') return /removed object references do not exist/i.test(text)
  if (reference && method === 'POST') return /added object references already exist/i.test(text)
  return /user does not have a corresponding license/i.test(text)
}

/** The path alone: queries hold names, which logs do without. */
export function withoutQuery(path: string): string {
  return path.replace(/\?.*$/s, '')
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
