import { accountStories } from '../../services/steps/account/story'
import { addressListStories } from '../../services/steps/address-list/story'
import { inboxRulesStories } from '../../services/steps/inbox-rules/story'
import { autoReplyStories } from '../../services/steps/auto-reply/story'
import { holdStories } from '../../services/steps/hold/story'
import { meetingsStories } from '../../services/steps/meetings/story'
import { callsStories } from '../../services/steps/calls/story'
import { containStories } from '../../services/steps/contain/story'
import { groupsStories } from '../../services/steps/groups/story'
import { licencesStories } from '../../services/steps/licences/story'
import { mailAccessStories } from '../../services/steps/mail-access/story'
import { mailboxStories } from '../../services/steps/mailbox/story'
import { mailboxAccessStories } from '../../services/steps/mailbox-access/story'
import { onedriveStories } from '../../services/steps/onedrive/story'
import { devicesStories } from '../../services/steps/devices/story'
import { directoryStories } from '../../services/steps/directory/story'
import { noticeStories } from '../../services/steps/notice/story'
import { reportsStories } from '../../services/steps/reports/story'
import { ownershipStories } from '../../services/steps/ownership/story'
import { appAccessStories } from '../../services/steps/app-access/story'
import { rolesStories } from '../../services/steps/roles/story'
import { signInMethodsStories } from '../../services/steps/sign-in-methods/story'
import { seatsStories } from '../../services/steps/seats/story'
import type { Story } from '../../services/steps/story'

export type { Story } from '../../services/steps/story'

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
