import sinon from 'sinon'
import { people } from '../../sandbox/seeds/people'
import { Office } from '../support/office'
import { playCase, type Course, type Language, type Shown } from './wholeCase'

/** Whose offboarding is drawn, and how it goes. */
export const courses: Readonly<Record<string, Course>> = {
  /** One of several Jans, each step looked at, one rejection. */
  jan: {
    typed: '/offboard Jan',
    employeeId: people.janDeVries.id,
    opensEach: true,
    rejected: { stepId: 'meetings', reason: 'I keep these meetings.' },
  },
  /** The longest. */
  bram: bySuggestions(people.bramHendriks),
  /** Mastered in Active Directory: much is left to people. */
  lisa: bySuggestions(people.lisaVanDijk),
  /** Administers users. What only time brings, whether sign-in methods stay away, stays under way. */
  daniel: bySuggestions(people.danielMeijer),
  /** The last administrator: refused. */
  karin: { ...bySuggestions(people.karinMulder), isRefused: true },
  /** Neither licence nor mailbox. */
  ahmed: bySuggestions(people.ahmedYildiz),
  /** Left, and comes back. */
  saskia: { ...bySuggestions(people.saskiaDeGroot), comesBack: true },
  /** A guest of another organisation. */
  oliver: bySuggestions(people.oliverBennett),
}

export const languages = ['en', 'nl'] as const

function bySuggestions({ id, userPrincipalName }: { readonly id: string; readonly userPrincipalName: string }): Course {
  return { typed: `/offboard ${userPrincipalName}`, employeeId: id }
}

/** A Monday morning at half past nine in Amsterdam: every card that is drawn is of this moment. */
const moment = new Date('2026-11-30T08:30:00Z')

/** The cards of a case against a pretend tenant of its own, on the same morning each time. */
export async function cardsOf(course: Course, language: Language): Promise<readonly Shown[]> {
  const office = await Office.open({ configuration: { channelLanguage: language, policy: 'second-person' } })
  try {
    return await playCase(office, course, language)
  } finally {
    await office.close()
  }
}

/** While this runs the time stands still; what waits goes on waiting for as long as it takes. */
export async function whileTimeStandsStill<Result>(act: () => Promise<Result>): Promise<Result> {
  const clock = sinon.useFakeTimers({ now: moment, toFake: ['Date'] })
  try {
    return await act()
  } finally {
    clock.restore()
  }
}
