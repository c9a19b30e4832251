import { sayOf } from '../../../cards/conversation/decision'
import { mailboxAccessTexts } from '../../../cards/steps/mailbox-access/card'
import type { Message } from '../../model/message'
import type { ExchangeOperation, JsonObject, PersonOperation } from '../../model/operation'
import type { Employee, Person } from '../../model/people'
import type { OtherRecipient, Right } from './reading'

const say = sayOf(mailboxAccessTexts)

/** Rights in words, as a list. */
export function inWords(rights: readonly Right[]): readonly Message[] {
  const words = { fullAccess: 'rightFullAccess', sendAs: 'rightSendAs', sendOnBehalf: 'rightSendOnBehalf' } as const
  return rights.map((right) => say(words[right]))
}

/** Gives the successor a right on the leaver's mailbox. */
export function give(
  { id }: Employee,
  right: Right,
  { userPrincipalName: upn, displayName }: Person,
): ExchangeOperation {
  return change('add', right, id, upn, say('explainGive', { right: inWords([right]), successor: displayName }))
}

/** Takes such a right from the successor again. */
export function giveBack(
  { id }: Employee,
  right: Right,
  { userPrincipalName: upn, displayName }: Person,
): ExchangeOperation {
  return change('remove', right, id, upn, say('explainGiveBack', { right: inWords([right]), successor: displayName }))
}

/** Gives the successor full access to a shared mailbox that only the leaver could open. */
export function pass({ id, name }: OtherRecipient, { userPrincipalName: upn, displayName }: Person): ExchangeOperation {
  return change('add', 'fullAccess', id, upn, say('explainPass', { name, successor: displayName }))
}

/** Takes that from the successor again. */
export function passBack(
  { id, name }: OtherRecipient,
  { userPrincipalName: upn, displayName }: Person,
): ExchangeOperation {
  return change('remove', 'fullAccess', id, upn, say('explainPassBack', { name, successor: displayName }))
}

/** Has a person choose who opens shared mailboxes that only the leaver could open. Source: learn, Add-MailboxPermission. */
export function assignByHand(mailboxes: readonly OtherRecipient[]): readonly PersonOperation[] {
  if (mailboxes.length === 0) return []
  const names = mailboxes.map(({ name: text }) => say('fact', { text }))
  return [{ via: 'person', explain: say('explainAssign', { names }), instruction: say('instructAssign', { names }) }]
}

/** Whom that person chose no call tells for sure, so a person takes it back. */
export function assignBackByHand(mailboxes: readonly OtherRecipient[]): readonly PersonOperation[] {
  if (mailboxes.length === 0) return []
  const names = mailboxes.map(({ name: text }) => say('fact', { text }))
  const instruction = say('instructAssignBack', { names })
  return [{ via: 'person', explain: say('explainAssignBack', { names }), instruction }]
}

/** Takes a right of the leaver on somebody else's mailbox or mailing list away. */
export function take(
  { userPrincipalName: upn }: Employee,
  right: Right,
  { id, name }: OtherRecipient,
): ExchangeOperation {
  return change('remove', right, id, upn, say('explainTake', { right: inWords([right]), name }))
}

/** Gives such a right to the leaver again. */
export function takeBack(
  { userPrincipalName: upn }: Employee,
  right: Right,
  { id, name }: OtherRecipient,
): ExchangeOperation {
  return change('add', right, id, upn, say('explainTakeBack', { right: inWords([right]), name }))
}

/**
 * What no filter finds, so that each mailbox, room or environment must be asked about, which a person starts: full access, rights
 * on folders, who approves the bookings of a room (Get-EXOMailboxFolderPermission, Get-CalendarProcessing), and flows
 * (Get-AdminFlow of the Power Apps administration module).
 */
export function searchByHand({ userPrincipalName: upn, id, displayName: name }: Employee): readonly PersonOperation[] {
  return [
    { via: 'person', explain: say('explainSearch'), instruction: say('instructSearch', { upn }) },
    { via: 'person', explain: say('explainFolders'), instruction: say('instructFolders', { upn }) },
    { via: 'person', explain: say('explainRooms'), instruction: say('instructRooms', { name }) },
    { via: 'person', explain: say('explainFlows'), instruction: say('instructFlows', { id, upn }) },
  ]
}

/** A refused one stops no other: each stands by itself. */
function change(
  way: 'add' | 'remove',
  right: Right,
  Identity: string,
  who: string,
  explain: Message,
): ExchangeOperation {
  return { via: 'exchange', ...requestOf(way, right, Identity, who), explain, whenRefused: 'continue' }
}

/** Sources: learn, Add-MailboxPermission, Add-RecipientPermission, Set-Mailbox, and their opposites. */
function requestOf(
  way: 'add' | 'remove',
  right: Right,
  Identity: string,
  who: string,
): { readonly cmdlet: string; readonly parameters: JsonObject } {
  const Confirm = false
  if (right === 'sendOnBehalf')
    return {
      cmdlet: 'Set-Mailbox',
      parameters: { Identity, GrantSendOnBehalfTo: { '@odata.type': '#Exchange.GenericHashTable', [way]: who } },
    }
  if (right === 'sendAs')
    return {
      cmdlet: way === 'add' ? 'Add-RecipientPermission' : 'Remove-RecipientPermission',
      parameters: { Identity, Trustee: who, AccessRights: ['SendAs'], Confirm },
    }
  const entry = { Identity, User: who, AccessRights: ['FullAccess'], InheritanceType: 'All', Confirm }
  return way === 'add'
    ? { cmdlet: 'Add-MailboxPermission', parameters: { ...entry, AutoMapping: true } }
    : { cmdlet: 'Remove-MailboxPermission', parameters: entry }
}
