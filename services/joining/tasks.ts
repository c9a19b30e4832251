import { hereBeforeTexts } from '../../cards/conversation/hereBeforeTexts'
import type { Message } from '../model/message'
import type { Person } from '../model/people'
import { commandLine } from './commandLine'
import type { FormerAccount, Kept, KeptNumber } from './kept'

const say = hereBeforeTexts.say

/** What a person does so that somebody has again what was theirs: in words, and exactly what is typed for it. */
export interface JoiningTask {
  readonly text: Message
  /** Lines of PowerShell. */
  readonly commands: readonly string[]
}

/** What the offboarding of the former account left elsewhere. */
export interface LeftElsewhere {
  /** Its mailbox was held, so that it may have stayed without the account. */
  readonly held: boolean
  /** Who has a copy of the files. */
  readonly copiedTo: Person | undefined
}

/**
 * How a person gives somebody again what is still kept of their former account; what they have already is left out. Pure.
 * Sources: learn, Add-MailboxPermission, Add-RecipientPermission, Set-CsPhoneNumberAssignment,
 * Remove-CsPhoneNumberAssignment, restore-an-inactive-mailbox, directory-deleteditems-restore.
 */
export function joiningTasks(
  to: Person,
  former: FormerAccount,
  kept: Kept,
  left: LeftElsewhere,
): readonly JoiningTask[] {
  const { state } = kept
  return [
    ...(state?.kind === 'deleted' ? [restore(former, state)] : []),
    ...(state?.kind === 'gone' && left.held ? [copyInactive(to, former)] : []),
    ...openMailbox(to, former, kept),
    ...openFiles(to, kept),
    ...kept.numbers.flatMap((number) => giveNumber(to, former, number)),
    ...(left.copiedTo === undefined ? [] : [askForCopy(left.copiedTo)]),
  ]
}

function restore(
  { userPrincipalName: address }: FormerAccount,
  { until, nameTakenBy }: Extract<Kept['state'], { kind: 'deleted' }>,
): JoiningTask {
  const text = nameTakenBy === undefined ? say('taskRestore', { until }) : say('taskRestoreRenamed', { until, address })
  return { text, commands: [] }
}

/** By its distinguished name: an address may be that of the new mailbox by now. */
function copyInactive({ userPrincipalName }: Person, former: FormerAccount): JoiningTask {
  const address = former.mail ?? former.userPrincipalName
  return {
    text: say('taskInactive', { address }),
    commands: [
      'Get-Mailbox -InactiveMailboxOnly | FL Name,PrimarySmtpAddress,DistinguishedName',
      commandLine('New-MailboxRestoreRequest', {
        SourceMailbox: 'DistinguishedName',
        TargetMailbox: userPrincipalName,
        TargetRootFolder: former.displayName,
      }).concat(' -AllowLegacyDNMismatch'),
    ],
  }
}

function openMailbox(to: Person, { id }: FormerAccount, { mailbox }: Kept): readonly JoiningTask[] {
  const upn = to.userPrincipalName
  const isOpen = mailbox?.openedBy.some((user) => user.toLowerCase() === upn.toLowerCase()) === true
  if (mailbox === undefined || isOpen) return []
  return [
    {
      text: say('taskMailbox'),
      commands: [
        commandLine('Add-MailboxPermission', {
          Identity: id,
          User: upn,
          AccessRights: { word: 'FullAccess' },
          InheritanceType: { word: 'All' },
          AutoMapping: true,
        }),
        commandLine('Add-RecipientPermission', { Identity: id, Trustee: upn, AccessRights: { word: 'SendAs' } }),
      ],
    },
  ]
}

function openFiles({ userPrincipalName: upn }: Person, { oneDrive }: Kept): readonly JoiningTask[] {
  if (oneDrive === undefined) return []
  if (oneDrive.locked) return [{ text: say('taskUnlock'), commands: [] }]
  const { address } = oneDrive
  const text = address === undefined ? say('taskFiles', { upn }) : say('taskFilesAt', { address, upn })
  return [{ text, commands: [] }]
}

function giveNumber(to: Person, { userPrincipalName }: FormerAccount, kept: KeptNumber): readonly JoiningTask[] {
  const { telephoneNumber: number, numberType, writtenBy } = kept.number
  if (kept.holder !== 'own' && kept.holder !== 'nobody') return []
  if (writtenBy !== undefined) return [{ text: say('taskNumberElsewhere', { number }), commands: [] }]
  const values = { PhoneNumber: number, PhoneNumberType: { word: nameOfType(numberType) } }
  const take = commandLine('Remove-CsPhoneNumberAssignment', { Identity: userPrincipalName, ...values })
  const give = commandLine('Set-CsPhoneNumberAssignment', { Identity: to.userPrincipalName, ...values })
  return [{ text: say('taskNumber', { number }), commands: kept.holder === 'own' ? [take, give] : [give] }]
}

/** Teams PowerShell begins each word of a kind with a capital, Graph does not: `CallingPlan`, `callingPlan`. */
function nameOfType(numberType: string): string {
  return `${numberType.charAt(0).toUpperCase()}${numberType.slice(1)}`
}

function askForCopy({ displayName: name }: Person): JoiningTask {
  return { text: say('taskCopy', { name }), commands: [] }
}
