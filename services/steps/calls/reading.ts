import { z } from 'zod'
import type { CmdletResults } from '../../remote/cmdlets/catalogue'
import type { Reader } from '../../remote/reader'

/** A telephone number of Teams, and how it came to the tenant: `callingPlan`, `directRouting` or `operatorConnect`. */
export interface TelephoneNumber {
  readonly telephoneNumber: string
  readonly numberType: string
  /** Who says whose it is, where Microsoft 365 does not let it be taken away. Left out where it does, and in journals of before. */
  readonly writtenBy?: NumberWriter
  /** Emergency address of a Calling Plan number, asked for again when it is assigned. */
  readonly locationId: string | undefined
}

/**
 * `activeDirectory`: the attribute msRTCSIP-Line of the account there, which synchronisation writes here (numberSource
 * `onPremises`). `operator`: a kind that Graph has no name for, such as that of Teams Phone Mobile, so that no request can name it.
 */
export type NumberWriter = 'activeDirectory' | 'operator'

/** The call forwarding of one person. */
export interface Forwarding {
  /** Directory id, SIP address or number of where all calls go at once; undefined when they do not. */
  readonly target: string | undefined
  /** Whether something happens to unanswered calls: voicemail, usually. */
  readonly unanswered: boolean
  /** All that the module says, by the names that its own cmdlets take; undefined when it says nothing. */
  readonly settings: CmdletResults['Get-CsUserCallingSettings'] | undefined
}

const numberSchema = z.object({
  telephoneNumber: z.string().nullish(),
  numberType: z.string().nullish(),
  locationId: z.string().nullish(),
  assignmentCategory: z.string().nullish(),
  numberSource: z.string().nullish(),
})

/** The kinds that unassignNumber and assignNumber take. */
const kinds = ['callingPlan', 'directRouting', 'operatorConnect']

/** The numbers that somebody holds, the one they are called on first. Throws RemoteError. Source: learn, numberAssignment; global cloud only. */
export async function readNumbers({ graph }: Reader, userId: string): Promise<readonly TelephoneNumber[]> {
  const filter = encodeURIComponent(`assignmentTargetId eq '${userId.replaceAll("'", "''")}'`)
  const path = `/admin/teams/telephoneNumberManagement/numberAssignments?$filter=${filter}`
  const numbers = await graph.list(path, numberSchema)
  const isPrimary = ({ assignmentCategory }: (typeof numbers)[number]) => assignmentCategory === 'primary'
  const ordered = [...numbers.filter(isPrimary), ...numbers.filter((number) => !isPrimary(number))]
  return ordered.flatMap(({ telephoneNumber, numberType: type, locationId, numberSource }) => {
    if (telephoneNumber == null) return []
    const numberType = type ?? 'unknown'
    const writtenBy = writerOf(numberType, numberSource)
    const number = { telephoneNumber, numberType, locationId: locationId ?? undefined }
    return [writtenBy === undefined ? number : { ...number, writtenBy }]
  })
}

function writerOf(numberType: string, numberSource: string | null | undefined): NumberWriter | undefined {
  if (numberSource === 'onPremises') return 'activeDirectory'
  return kinds.includes(numberType) ? undefined : 'operator'
}

/** Where calls go. Needs a phone licence on the account. Throws RemoteError. Source: Get-CsUserCallingSettings. */
export async function readForwarding({ teams }: Reader, userId: string): Promise<Forwarding> {
  const [settings] = await teams.get('Get-CsUserCallingSettings', { Identity: userId })
  const immediate = settings?.IsForwardingEnabled === true && settings.ForwardingType === 'Immediate'
  const single = settings?.ForwardingTargetType === 'SingleTarget'
  return {
    target: immediate && single ? (settings.ForwardingTarget ?? undefined) : undefined,
    unanswered: settings?.IsUnansweredEnabled === true,
    settings,
  }
}

/** Numbers are compared without what differs in writing: `tel:+31205550112` and `+31 20 555 0112`. */
export function isSameNumber(one: string, other: string): boolean {
  return digitsOf(one) === digitsOf(other)
}

function digitsOf(number: string): string {
  return number.replaceAll(/\D/g, '')
}
