import { sayOf } from '../../../cards/conversation/decision'
import { mailboxTexts } from '../../../cards/steps/mailbox/card'
import type { PersonOperation } from '../../model/operation'
import type { Employee } from '../../model/people'

const say = sayOf(mailboxTexts)

/**
 * Has a person choose where mail to a mail user goes: there is no mailbox of the organisation, and without an address outside it
 * would be no mail user. Source: learn, Set-MailUser.
 * @param address where it goes now
 */
export function endMailUser({ userPrincipalName: upn }: Employee, address: string): PersonOperation {
  return {
    via: 'person',
    explain: say('explainMailUser', { address }),
    instruction: say('instructMailUser', { upn, address }),
  }
}

/** The same taken back. */
export function leadMailUserBack({ userPrincipalName: upn }: Employee, address: string): PersonOperation {
  return {
    via: 'person',
    explain: say('explainMailUserBack', { address }),
    instruction: say('instructMailUserBack', { upn, address }),
  }
}
