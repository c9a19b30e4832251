import { accountStories } from './account'
import { callsStories } from './calls'
import { containStories } from './contain'
import { licencesStories } from './licences'
import { mailboxStories } from './mailbox'
import type { Story } from './story'

export type { Story } from './story'

/** What each step does, to be carried out on the pretend tenant. */
export const stories: readonly Story[] = [
  ...containStories,
  ...mailboxStories,
  ...callsStories,
  ...licencesStories,
  ...accountStories,
]
