import { template, type Card, type CardPointer } from '../card'
import { bare, speaking } from '../speech'
import source from './task.json'
import { defineTexts, type Message, type Translator } from '../texts'

export const taskTexts = defineTexts('task', {
  en: {
    kicker: 'Offboarding {name}',
    'kicker@returns': 'Return of {name}',
    'kicker@partly': 'To come back for {name}',
    title: 'To do by hand: {title}',
    why: '{count, plural, one {I cannot do this myself. It needs a person.} other {I cannot do these # things myself. They need a person.}}',
    whyHanded: 'I cannot hand this over myself. It needs a person.',
    open: 'Open the right page',
    press: 'I have done this',
    reminded: 'Reminder: this has waited for you since {since, date, long}.',
    lastReminder: 'Last reminder: this has waited for you since {since, date, long}. It stays open.',
    afterwards: 'When you confirm, I look whether it came through. If I cannot see it yet, I tell you.',
    looking: '✓ Confirmed. I am looking whether it came through.',
    paused: '⏸ Confirmed. I look whether it came through once this offboarding is resumed.',
    'paused@returns': '⏸ Confirmed. I look whether it came through once this return is resumed.',
    done: '✓ Done, and read back.',
    afterwardsSaid: 'I cannot see whether it was done: what you confirm here counts.',
    doneSaid: '✓ Done, as a person confirmed.',
    over: '– Nobody is asked to do this any more.',
  },
  nl: {
    kicker: 'Offboarding van {name}',
    'kicker@returns': 'Terugkeer van {name}',
    'kicker@partly': 'Terug voor {name}',
    title: 'Met de hand te doen: {title}',
    why: '{count, plural, one {Dit kan ik niet zelf. Hier is iemand voor nodig.} other {Deze # dingen kan ik niet zelf. Hier is iemand voor nodig.}}',
    whyHanded: 'Dit kan ik niet zelf overhandigen. Hier is iemand voor nodig.',
    open: 'De juiste pagina openen',
    press: 'Dit heb ik gedaan',
    reminded: 'Herinnering: dit wacht op je sinds {since, date, long}.',
    lastReminder: 'Laatste herinnering: dit wacht op je sinds {since, date, long}. Het blijft openstaan.',
    afterwards: 'Als je bevestigt, kijk ik of het is doorgevoerd. Zie ik het nog niet, dan laat ik het weten.',
    looking: '✓ Bevestigd. Ik kijk of het is doorgevoerd.',
    paused: '⏸ Bevestigd. Ik kijk of het is doorgevoerd zodra deze offboarding wordt hervat.',
    'paused@returns': '⏸ Bevestigd. Ik kijk of het is doorgevoerd zodra deze terugkeer wordt hervat.',
    done: '✓ Klaar, en nagelezen.',
    afterwardsSaid: 'Of het gedaan is, kan ik niet zien: wat je hier bevestigt, telt.',
    doneSaid: '✓ Klaar, zoals een collega bevestigde.',
    over: '– Dit hoeft niemand meer te doen.',
  },
})

export interface PersonTask {
  /** Exactly what to do. */
  readonly instruction: Message
  /** Where to do it, https. */
  readonly link?: string
  /** What it is for. */
  readonly explain: Message
}

/** `looking`: a person said that it was done; `paused`: the same, and nothing is looked at before it is resumed; `over`: it is not asked any more. */
export type TaskState = 'open' | 'looking' | 'paused' | 'done' | 'over'

const styles: Readonly<Record<TaskState, string>> = {
  open: 'warning',
  looking: 'accent',
  paused: 'warning',
  done: 'good',
  over: 'emphasis',
}

export interface TaskCard extends CardPointer {
  readonly say: Translator
  readonly stepId: string
  readonly employeeName: string
  readonly title: Message
  readonly tasks: readonly PersonTask[]
  readonly state: TaskState
  /** What the bot saw when it looked. */
  readonly detail?: Message
  /** No read shows whether it was done. */
  readonly isOnlySaid: boolean
  /** What the bot makes for it at a press and shows in a dialog, and how that stands; without a button it is told only. */
  readonly pass?: { readonly text: Message; readonly button?: Message } | undefined
  /** What it is called done by, where that is no person’s word. */
  readonly doneBy?: Message | undefined
  /** Since when it waits, ISO 8601, where its person was reminded. */
  readonly reminded?: { readonly since: string; readonly isLast: boolean }
}

const render = template<
  CardPointer & {
    readonly stepId: string
    readonly style: string
    readonly kicker: string
    readonly title: string
    readonly status: string
    readonly detail: string
    readonly tasks: readonly object[]
    readonly afterwards: string
    readonly pass: string
    readonly passButton: string
    readonly open: boolean
    readonly done: string
    readonly fallback: string
  }
>(source)

/** What a machine cannot do, for a person: the exact instruction, the link, and a button to say that it was done. */
export function taskCard(card: TaskCard): Card {
  const { say, caseId, revision, stepId, employeeName, title, tasks, state, detail, pass } = card
  const speak = speaking(say)
  return render({
    caseId,
    revision,
    stepId,
    style: styles[state],
    kicker: speak(taskTexts.say('kicker', { name: employeeName })),
    title: speak(taskTexts.say('title', { title })),
    status: say(statusOf(card)),
    detail: detail === undefined ? '' : speak(detail),
    tasks: tasks.map((task, index) => ({ ...taskView(say, task), separator: index > 0 })),
    afterwards: state === 'open' ? say(taskTexts.say(card.isOnlySaid ? 'afterwardsSaid' : 'afterwards')) : '',
    pass: pass === undefined ? '' : speak(pass.text),
    passButton: pass?.button === undefined ? '' : bare(speak(pass.button)),
    open: state === 'open',
    done: say(taskTexts.say('press')),
    fallback: bare(speak(title)),
  })
}

function statusOf(card: TaskCard): Message {
  const { state, isOnlySaid } = card
  if (state === 'open') return whyOpen(card)
  if (state === 'done' && card.doneBy !== undefined) return card.doneBy
  if (state === 'done' && isOnlySaid) return taskTexts.say('doneSaid')
  return taskTexts.say(state)
}

function whyOpen({ tasks, reminded, pass }: TaskCard): Message {
  if (reminded === undefined)
    return pass?.button === undefined ? taskTexts.say('why', { count: tasks.length }) : taskTexts.say('whyHanded')
  return taskTexts.say(reminded.isLast ? 'lastReminder' : 'reminded', { since: reminded.since })
}

function taskView(say: Translator, { instruction, link, explain }: PersonTask): object {
  const speak = speaking(say)
  // Adaptive Cards would open any scheme; a task is only ever done on a web page.
  const safeLink = link?.startsWith('https://') === true ? link : ''
  return { explain: speak(explain), instruction: speak(instruction), link: safeLink, open: say(taskTexts.say('open')) }
}
