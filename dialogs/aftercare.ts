import type { Language } from '../cards/texts'
import { successorKey } from '../services/cases/journal/cardKeys'
import type { OffboardingCase } from '../services/cases/journal/case'
import { botActor, type CaseEvent } from '../services/cases/journal/entry'
import { isAftercared } from '../services/cases/journal/standing'
import { rendererVersion } from '../services/cases/evidence/version'
import type { Person } from '../services/model/people'
import { datesDue, datesOf, nextDate, type DateToRemember } from './dates'
import { lookOf } from './deliverCard'
import type { DialogTools } from './dialogTools'
import { isNewest } from './newerCase'
import { forEachCase } from './openCases'
import { dateCards } from './views/date'

/**
 * Reminds of the dates that the summaries name: whoever has what a date is about, else the requester, some days before.
 * Looked at when the bot starts and every day, in cases that came to rest and still have their personal data; never in one
 * with a newer case about the same leaver. The store knows in which there is nothing to remind of before when: those are not read.
 * @param ahead milliseconds from the reminder to the date
 */
export async function remindOfDates(tools: DialogTools, ahead: number, now: Date): Promise<void> {
  const { store, journal, settings, delivery } = tools
  const by = `${rendererVersion()}, ${ahead}, ${settings.timeZone}, ${settings.channelLanguage}`
  await forEachCase(tools, await store.remindersDue(by, now), async (caseId) => {
    const theCase = await journal.load(caseId)
    if (theCase === undefined) return
    const quietUntil = (moment: Date | undefined) => store.quietUntil(caseId, theCase.revision, by, moment)
    if (!isAftercared(theCase) && theCase.dates.length === 0) return quietUntil(undefined)
    // What the newer case is may change without an entry in this one.
    if (!(await isNewest(tools, theCase))) return
    const dates = datesOf(theCase, settings)
    if (datesDue(theCase, dates, ahead, now).length > 0) {
      const languages = await languagesOf(tools, theCase)
      await journal.record(caseId, botActor, (latest) =>
        datesDue(latest, datesOf(latest, settings), ahead, now).map((date) => reminding(latest, date, languages)),
      )
      return
    }
    if (await isUnsaid(tools, theCase)) return delivery.changed(caseId)
    await quietUntil(nextDate(theCase, dates, ahead, now))
  })
}

/** Whether a reminder, or the answer to one, was written down and not sent, since the bot was stopped in between. */
async function isUnsaid({ store, settings }: DialogTools, theCase: OffboardingCase): Promise<boolean> {
  if (theCase.dates.length === 0) return false
  const looks = await store.looks(theCase.caseId)
  return dateCards(theCase, settings).some(({ key, card }) => looks.get(key)?.look !== lookOf(card))
}

function reminding(
  theCase: OffboardingCase,
  { stepId, date, owner }: DateToRemember,
  languages: ReadonlyMap<string, Language>,
): CaseEvent {
  const to = owner !== undefined && isReached(theCase, owner) ? owner : undefined
  const language = to === undefined ? theCase.language : languages.get(to.id)
  return {
    kind: 'dateReminded',
    stepId,
    date,
    ...(to === undefined ? {} : { to }),
    language: language ?? theCase.language,
  }
}

/** Whether what is theirs was told them in their own chat, by which the bot knows that it can write to them. */
function isReached({ successors, shown, requester }: OffboardingCase, { id }: Person): boolean {
  if (id === requester.id) return false
  return successors.some(
    ({ person, unreached }, number) => person.id === id && !unreached && shown[successorKey(number)] !== undefined,
  )
}

async function languagesOf(
  { languages, settings }: DialogTools,
  { successors }: OffboardingCase,
): Promise<ReadonlyMap<string, Language>> {
  const known = successors.map(
    async ({ person: { id } }) => [id, (await languages.knownOf(id)) ?? settings.channelLanguage] as const,
  )
  return new Map(await Promise.all(known))
}
