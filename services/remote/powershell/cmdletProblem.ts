import { kindsByStatus } from '../kindsByStatus'
import type { RemoteProblem, RemoteProblemKind } from '../reader'
import { shortened } from '../shortened'

/** What Exchange Online or the MicrosoftTeams module said to one cmdlet, by whichever transport. */
export interface CmdletRefusal {
  readonly system: 'exchange' | 'teams'
  /** The full .NET name of the exception, or its short name; undefined when not told. */
  readonly type: string | undefined
  readonly text: string
  readonly status?: number
  readonly requestId?: string
}

/** Types and texts that say more than the HTTP status, as other open-source tools met them; Microsoft lists none. */
const kinds: readonly (readonly [RegExp, RemoteProblemKind])[] = [
  [/on-premises mastered|being synchronized from your on-premises|DualWrite/i, 'onPremisesMastered'],
  [/CmdletAccessDenied|isn't supported in this scenario|UnauthorizedAccess|AccessDenied/i, 'forbidden'],
  [
    /ManagementObjectNotFound|RecipientNotFound|MapiObjectNotFound|couldn't be found on|UserNotFound|object not found/i,
    'notFound',
  ],
  [/ManagementObjectAmbiguous|MinGroupOwnersCriteriaBreached|only owner of the group/i, 'conflict'],
  [/ParameterBinding|AmbiguousParameterSet|ParameterSetException|ArgumentException|CommandNotFound/i, 'badRequest'],
  [/OverBudget|ServerBusy|Too ?Many ?Requests|throttl/i, 'throttled'],
]

/** Translates a refusal; the exception's type and text come before the HTTP status, which is 400 for most. */
export function cmdletProblem({ system, type, text, status, requestId }: CmdletRefusal): RemoteProblem {
  return {
    kind: kindSaid({ type, text }) ?? kindByStatus(status, type),
    system,
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { code: type.split('.').at(-1) ?? type }),
    text: shortened(text),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** Whether a cmdlet was refused because there were too many, so that it has not run. */
export function isCmdletThrottled(refusal: Pick<CmdletRefusal, 'type' | 'text'>): boolean {
  return kindSaid(refusal) === 'throttled'
}

/**
 * What the modules say when the sign-in of a long-lived session has come to its end, was revoked, or is of a key that was
 * rolled: they ask for `Connect-…`, or hand on that a token was refused, in Graph’s words, in Exchange’s (`UnAuthorized` and
 * no more), in .NET’s (401), or in those of the sign-in service itself (`AADSTS` and a number). Not a missing right: that is `UnauthorizedAccessException`, or 403.
 */
const signedOut =
  /must call the Connect-\w+ cmdlet|InvalidAuthenticationToken|\bAuthentication_ExpiredToken|access token (has expired|validation failure)|lifetime validation failed, the token is expired|^\s*unauthorized\.?\s*$|\b401\b\W*unauthorized|unauthorized\W*\b401\b|TokenIssuedBeforeRevocationTimestamp|\bAADSTS\d{5,}/i

/** Whether a cmdlet was refused at the sign-in, so that it has not run. */
export function isSignedOut({ type, text }: Pick<CmdletRefusal, 'type' | 'text'>): boolean {
  return signedOut.test(text) || signedOut.test(type ?? '')
}

/**
 * Whether a cmdlet failed because its connection did: it was sent then, and nobody knows whether it was done. By the names of
 * .NET’s exceptions, and by what a gateway between says.
 */
export function isCutOff({ type, text }: Pick<CmdletRefusal, 'type' | 'text'>): boolean {
  return (
    /\.(HttpRequestException|SocketException|IOException|WebException|TimeoutException|TaskCanceledException|OperationCanceledException)$/.test(
      type ?? '',
    ) || /\b50[24]\b\W*\(?(bad gateway|gateway time-?out)/i.test(text)
  )
}

const unitsOfTime: readonly (readonly [RegExp, number])[] = [
  [/^(ms|milliseconds?)$/i, 1],
  [/^(s|secs?|seconds?)$/i, 1_000],
  [/^(m|mins?|minutes?)$/i, 60_000],
]

/** After how long it may be asked again, in milliseconds, where the words of a refusal say so: `Retry after 30 seconds`. */
export function retryAfterIn(text: string): number | undefined {
  const [, count, unit = ''] =
    /(?:retry|try again|wait|back ?off)[^\d.]{0,40}?(\d+)\s*(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)\b/i.exec(
      text,
    ) ?? []
  const [, factor] = unitsOfTime.find(([pattern]) => pattern.test(unit)) ?? []
  return count === undefined || factor === undefined ? undefined : Number(count) * factor
}

function kindSaid({ type, text }: Pick<CmdletRefusal, 'type' | 'text'>): RemoteProblemKind | undefined {
  return kinds.find(([pattern]) => pattern.test(type ?? '') || pattern.test(text))?.[1]
}

/** A named exception with a 5xx is the cmdlet's own, not an outage. Without a status it is the cmdlet's own, too. */
function kindByStatus(status: number | undefined, type: string | undefined): RemoteProblemKind {
  if (status === undefined) return 'badRequest'
  if (status >= 500 && type !== undefined) return 'unexpected'
  return kindsByStatus[status] ?? 'unexpected'
}

/** Errors that mean that there was nothing left to do: not a member, already a member, already of that type. */
export function isCmdletAlreadySo({ type, text }: Pick<CmdletRefusal, 'type' | 'text'>): boolean {
  return /MemberNotFoundException|MemberAlreadyExistsException/.test(type ?? '') || /is already of the type/i.test(text)
}

/** Exchange reports "nothing to do" as a warning beside a success. */
export function saysAlreadySo(warnings: readonly string[]): boolean {
  return warnings.some((warning) =>
    /no settings of .* have been modified|ACE (isn't|is not) present|ACE (doesn't|does not) exist on the object/is.test(
      warning,
    ),
  )
}
