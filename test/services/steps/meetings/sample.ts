import type { MeetingsDecision, MeetingsFacts } from '../../../../services/steps/meetings'
import type { OrganisedMeetings } from '../../../../services/steps/meetings/reading'
import type { Sample } from '../sample'

/** A calendar in which the leaver called nothing. */
export const noMeetings: OrganisedMeetings = { exists: true, count: 0, subjects: [], unreadable: false }

const some: Sample<MeetingsFacts, MeetingsDecision> = {
  before: { ...noMeetings, count: 7, subjects: ['Weekstart Sales', 'Offerte "Noord"', 'Atlas', 'Bila', 'Kick-off 🌷'] },
  input: { choice: 'cancel' },
  decision: { choice: 'cancel' },
  after: noMeetings,
  irreversible: true,
}
const one: Sample<MeetingsFacts, MeetingsDecision> = {
  ...some,
  before: { ...noMeetings, count: 1, subjects: ['Weekstart Sales'] },
}

// What cannot be counted is a task that leaves no trace: its own tests tell it.
export const samples = [some, one]
