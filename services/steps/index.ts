import { account } from './account'
import { addressList } from './address-list'
import { appAccess } from './app-access'
import { autoReply } from './auto-reply'
import { calls } from './calls'
import { contain } from './contain'
import { groups } from './groups'
import { devices } from './devices'
import { directory } from './directory'
import { hold } from './hold'
import { inboxRules } from './inbox-rules'
import { licences } from './licences'
import { mailAccess } from './mail-access'
import { mailbox } from './mailbox'
import { mailboxAccess } from './mailbox-access'
import { meetings } from './meetings'
import { notice } from './notice'
import { onedrive } from './onedrive'
import { pointers } from './pointers'
import { reports } from './reports'
import { ownership } from './ownership'
import { seats } from './seats'
import { roles } from './roles'
import { signInMethods } from './sign-in-methods'
import type { AnyStep } from './step'

/** All steps, in the order in which they are asked. A new one is one line here. */
export const steps: readonly AnyStep[] = [
  contain,
  hold,
  devices,
  mailAccess,
  directory,
  roles,
  signInMethods,
  appAccess,
  ownership,
  groups,
  autoReply,
  meetings,
  mailbox,
  mailboxAccess,
  inboxRules,
  addressList,
  onedrive,
  calls,
  pointers,
  reports,
  licences,
  seats,
  notice,
  account,
]

/** The step with this id, or undefined: ids come from cards too. */
export function stepOf(id: string): AnyStep | undefined {
  return steps.find((step) => step.id === id)
}
