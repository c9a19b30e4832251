import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor, stepCardOf, submit, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { actionsOf, textOf, type Message } from '../support/teams'

const { saskiaDeGroot: saskia, lisaVanDijk: lisa, janDeVries: jan } = people

/** A state that a case can be in: how it comes about, what is said of it, and how somebody leaves it. */
interface State {
  readonly name: string
  readonly of: { readonly userPrincipalName: string; readonly displayName: string }
  readonly reach: (office: Office) => Promise<unknown>
  readonly says: RegExp
  readonly leave: (office: Office) => Promise<unknown>
  readonly after: RegExp
}

const onPlan = (title: string | RegExp) => async (office: Office) =>
  office.teams.press(ilse, await withButton(office, title), title)

const states: readonly State[] = [
  {
    name: 'being decided',
    of: saskia,
    reach: (office) => office.teams.say(ilse, `/offboard ${saskia.userPrincipalName}`),
    says: /A question waits for your answer/,
    leave: onPlan('Cancel now'),
    after: /cancelled this offboarding .* before it was sent/,
  },
  {
    name: 'proposed',
    of: saskia,
    reach: (office) => planFor(office, saskia.userPrincipalName),
    says: /The plan is ready and waits for you to send it/,
    leave: onPlan('Cancel now'),
    after: /cancelled this offboarding/,
  },
  {
    name: 'sent for approval',
    of: saskia,
    reach: async (office) => submit(office, await planFor(office, saskia.userPrincipalName)),
    says: /8 steps wait for an approval/,
    leave: onPlan('Withdraw now'),
    after: /withdrew this offboarding .* before anything was approved/,
  },
  {
    name: 'paused',
    of: saskia,
    reach: async (office) => {
      await submit(office, await planFor(office, saskia.userPrincipalName))
      await onPlan(/^Pause/)(office)
    },
    says: /Ilse Smit paused this/,
    leave: onPlan(/^Resume/),
    after: /8 steps wait for an approval(?![^]*paused)/,
  },
  {
    name: 'under way',
    of: saskia,
    reach: async (office) => {
      const plan = await planFor(office, saskia.userPrincipalName)
      await office.control('delays', { mailboxConversion: 600_000 })
      await submitAndApprove(office, plan)
    },
    says: /It is being carried out: \d of 9 steps finished/,
    leave: onPlan('Stop now'),
    after: /stopped this offboarding[^]*What was done stays done/,
  },
  {
    name: 'waiting for a person',
    of: lisa,
    reach: async (office) => {
      await submitAndApprove(office, await planFor(office, lisa.userPrincipalName))
      await office.cardFor(ilse, /To do by hand/)
    },
    says: /Disable the account|Waits for a person to do it by hand/,
    leave: onPlan(/Stop now|Close now/),
    after: /(?:stopped|closed) this offboarding/,
  },
  {
    name: 'completed',
    of: jan,
    reach: async (office) => {
      await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
      await office.cardFor(ilse, /completed[^]*Take back…/)
    },
    says: /It is completed; the summary says what was done/,
    leave: begins,
    after: /asked for this return[^]*A question waits for your answer/,
  },
  {
    name: 'a return that is being decided',
    of: jan,
    reach: async (office) => {
      await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
      await office.cardFor(ilse, /completed[^]*Take back…/)
      await begins(office)
    },
    says: /asked for this return[^]*A question waits for your answer/,
    leave: onPlan('Cancel now'),
    after: /cancelled this return/,
  },
  {
    name: 'waiting for its day',
    of: jan,
    reach: async (office) => {
      const date = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 10)
      const answers: readonly Answer[] = [
        { question: 'Mailbox of', inputs: { choice: 'leave' } },
        { question: 'Account of', inputs: { choice: 'later', date } },
      ]
      await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers))
      await office.cardFor(ilse, /done up to now/)
    },
    says: /the rest waits for its day/,
    leave: onPlan(/(Stop|Close) now/),
    after: /(stopped|closed) this offboarding/,
  },
  {
    name: 'decided against',
    of: jan,
    reach: async (office) => {
      const plan = await planFor(office, jan.userPrincipalName)
      await submit(office, plan)
      await office.teams.press(petra, await stepCardOf(office, 'Mailbox'), /Reject/, { 'comment-mailbox': 'Not now' })
      await office.teams.press(petra, await office.cardInChannel(/waits? for an approval/), /^Approve all/)
      await office.cardFor(ilse, /done, except|not finished/)
    },
    says: /decided against|came to rest unfinished/,
    leave: onPlan(/(Stop|Close) now/),
    after: /(stopped|closed) this offboarding/,
  },
  {
    name: 'without its account',
    of: saskia,
    reach: async (office) => {
      const plan = await planFor(office, saskia.userPrincipalName)
      await submit(office, plan)
      await office.graphWrite('DELETE', `/users/${saskia.id}`)
      await office.teams.press(petra, await office.cardInChannel(/waits? for an approval/), /^Approve all/)
      await office.cardInChannel(/is not there any more: somebody deleted it/)
    },
    says: /is not there any more: somebody deleted it/,
    leave: onPlan(/(Withdraw|Close|Stop) now/),
    after: /(withdrew|closed|stopped) this offboarding/,
  },
  {
    name: 'a return that was sent for approval',
    of: jan,
    reach: async (office) => {
      await submitAndApprove(office, await planFor(office, jan.userPrincipalName))
      await office.cardFor(ilse, /completed[^]*Take back…/)
      await begins(office)
      await onPlan('Make the plan')(office)
      await onPlan(/Send for approval/)(office)
    },
    says: /asked for this return[^]*\d+ steps wait for an approval/,
    leave: onPlan('Withdraw now'),
    after: /withdrew this return/,
  },
]

async function begins(office: Office): Promise<void> {
  await office.teams.say(ilse, `/restore ${jan.userPrincipalName}`)
  await office.teams.press(ilse, await office.cardFor(ilse, /take .* back\?/i), /^Yes/)
  await office.cardFor(ilse, 'What comes back')
}

describe('Every state of a case', () => {
  for (const { name, of, reach, says, leave, after } of states)
    it(`can be asked for and left: ${name}`, async () => {
      const office = await Office.open()
      try {
        await reach(office)
        assert.match(await asked(office, of), says)
        await leave(office)
        assert.match(await asked(office, of), after)
      } finally {
        await office.close()
      }
    })
})

/** What Ilse is told when she asks how it stands with somebody. */
async function asked(office: Office, { userPrincipalName, displayName }: State['of']): Promise<string> {
  const { length } = office.teams.inChatOf(ilse)
  await office.teams.say(ilse, `/status ${userPrincipalName}`)
  const isAnswer = ({ card }: Message) => /^ℹ [^\n]*/.exec(textOf(card))?.[0].includes(displayName) === true
  const answer = await waitFor('the answer', () => office.teams.inChatOf(ilse).slice(length).find(isAnswer))
  return textOf(answer.card)
}

function withButton(office: Office, title: string | RegExp): Promise<Message> {
  const fits = (one: string) => (typeof title === 'string' ? one === title : title.test(one))
  const has = ({ card }: Message) => card !== undefined && actionsOf(card).some((one) => fits(one.title))
  return waitFor(`a card with ${String(title)}`, () => office.teams.inChatOf(ilse).findLast(has))
}
