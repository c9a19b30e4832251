import type { CmdletResult, RunCmdlet } from '../powershell/cmdlet'
import { CmdletError, text } from '../powershell/cmdlet'
import type { JsonBody } from '../wire/http'
import { hasPhone } from '../tenant/licences'
import type { CallSettings, Tenant, User } from '../tenant/state'
import { userOf } from '../tenant/state'

/** Cmdlets of the MicrosoftTeams module. */
export const callsCmdlets = {
  'Get-CsUserCallingSettings': (tenant, { Identity }) => {
    const user = requireUser(tenant, Identity)
    return { value: [viewSettings(user, settingsOf(tenant, user))], warnings: [] }
  },
  'Set-CsUserCallingSettings': setSettings,
} satisfies Readonly<Record<string, RunCmdlet>>

function setSettings(tenant: Tenant, { Identity, ...given }: JsonBody): CmdletResult {
  const user = requireUser(tenant, Identity)
  if (!hasPhone(user))
    throw new CmdletError(
      'System.Exception',
      `The user ${user.properties.userPrincipalName} is not enabled for Enterprise Voice.`,
    )
  const settings = { ...settingsOf(tenant, user) }
  if (given['ForwardingTargetType'] === 'Voicemail' && given['ForwardingType'] !== 'Immediate')
    // That it is refused is in learn, Set-CsUserCallingSettings; in which words is not.
    throw new CmdletError('System.Exception', 'Voicemail is only supported for Immediate forwarding.')
  if (given['ForwardingTargetType'] === 'SingleTarget') requireTarget(tenant, user, given['ForwardingTarget'])
  if (given['UnansweredTargetType'] === 'SingleTarget') requireTarget(tenant, user, given['UnansweredTarget'])
  for (const [name, value] of Object.entries(given))
    Object.assign(settings, { [`${name.charAt(0).toLowerCase()}${name.slice(1)}`]: value })
  tenant.callSettings.set(user.id, settings)
  return { value: [], warnings: [], target: user.id }
}

/** A target is a directory id or SIP address of somebody with a phone, or a number in E.164, perhaps with an extension. */
function requireTarget(tenant: Tenant, user: User, given: unknown): void {
  const wanted = text(given)
  if (/^\+[1-9]\d{6,14}(;ext=\d+)?$/.test(wanted)) return
  const target = userOf(tenant, wanted.replace(/^sip:/i, ''))
  if (target === undefined || target.id === user.id)
    throw new CmdletError('System.Exception', `The ForwardingTarget '${wanted}' is not valid.`)
}

function requireUser(tenant: Tenant, given: unknown): User {
  const user = userOf(tenant, text(given).replace(/^sip:/i, ''))
  if (user === undefined)
    throw new CmdletError('System.Exception', `Management object not found for identity "${text(given)}".`)
  return user
}

function settingsOf(tenant: Tenant, user: User): CallSettings {
  return (
    tenant.callSettings.get(user.id) ?? {
      isForwardingEnabled: false,
      forwardingType: 'Immediate',
      forwardingTargetType: 'Voicemail',
      forwardingTarget: '',
      isUnansweredEnabled: true,
      unansweredTargetType: 'Voicemail',
      unansweredTarget: '',
      unansweredDelay: '00:00:20',
    }
  )
}

function viewSettings(user: User, settings: CallSettings): JsonBody {
  return {
    SipUri: `sip:${user.properties.userPrincipalName}`,
    IsForwardingEnabled: settings.isForwardingEnabled,
    ForwardingType: settings.forwardingType,
    ForwardingTarget: settings.forwardingTarget,
    ForwardingTargetType: settings.forwardingTargetType,
    IsUnansweredEnabled: settings.isUnansweredEnabled,
    UnansweredTarget: settings.unansweredTarget,
    UnansweredTargetType: settings.unansweredTargetType,
    UnansweredDelay: settings.unansweredDelay,
    Delegates: [],
    Delegators: [],
    CallGroupOrder: 'Simultaneous',
    CallGroupTargets: [],
    GroupMembershipDetails: [],
    GroupNotificationOverride: 'Ring',
  }
}
