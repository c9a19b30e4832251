import { accountStories } from './account'
import { addressListStories } from './address-list'
import { inboxRulesStories } from './inbox-rules'
import { autoReplyStories } from './auto-reply'
import { holdStories } from './hold'
import { meetingsStories } from './meetings'
import { callsStories } from './calls'
import { containStories } from './contain'
import { groupsStories } from './groups'
import { licencesStories } from './licences'
import { mailAccessStories } from './mail-access'
import { mailboxStories } from './mailbox'
import { mailboxAccessStories } from './mailbox-access'
import { onedriveStories } from './onedrive'
import { devicesStories } from './devices'
import { directoryStories } from './directory'
import { noticeStories } from './notice'
import { reportsStories } from './reports'
import { ownershipStories } from './ownership'
import { appAccessStories } from './app-access'
import { rolesStories } from './roles'
import { signInMethodsStories } from './sign-in-methods'
import { seatsStories } from './seats'
import type { Story } from './story'

export type { Story } from './story'

/** What each step does, to be carried out on the pretend tenant. */
export const stories: readonly Story[] = [
  ...containStories,
  ...holdStories,
  ...devicesStories,
  ...mailAccessStories,
  ...rolesStories,
  ...signInMethodsStories,
  ...appAccessStories,
  ...ownershipStories,
  ...groupsStories,
  ...autoReplyStories,
  ...meetingsStories,
  ...mailboxStories,
  ...mailboxAccessStories,
  ...onedriveStories,
  ...callsStories,
  ...directoryStories,
  ...reportsStories,
  ...licencesStories,
  ...seatsStories,
  ...noticeStories,
  ...inboxRulesStories,
  ...addressListStories,
  ...accountStories,
]
