import { strict as assert } from 'node:assert'
import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { openEachAndBack } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { actionsOf, type Message } from '../support/teams'
import { readingOf } from './count'

/** Words, and for a summary lines, that stand there before anything is unfolded. */
const most = { person: 110, step: 70, page: 420, plan: 260, sent: 70, posts: 5, thread: 450, summary: 170, lines: 22 }

/**
 * On the card about devices each is asked about by itself, with all that could be done to it: up to 10 words more than a card has
 * otherwise, and 190 for the twenty of Bram Hendriks, those of choices that are folded away in their menus among them.
 */
const ofDevices = { most: 80, mostOfTwenty: 260 }

/** Who has most of something: steps and groups, an account of Active Directory, devices, operations. */
const { janDeVries, lisaVanDijk, saskiaDeGroot, bramHendriks } = people

describe('What there is to read about', () => {
  for (const language of ['en', 'nl'] as const)
    describe(`(${language})`, () => {
      let office: Office
      before(async () => {
        office = await Office.open({ configuration: { channelLanguage: language, policy: 'second-person' } })
      })
      after(async () => office.close())

      for (const { displayName, userPrincipalName } of [janDeVries, lisaVanDijk, saskiaDeGroot, bramHendriks])
        it(`${displayName} stays within a look at each card, from the first to the summary`, async () => {
          const { teams } = office
          const [chatBefore, channelBefore] = [teams.inChatOf(ilse).length, teams.inChannel().length]
          const chat = () => teams.inChatOf(ilse).slice(chatBefore)
          const channel = () => teams.inChannel().slice(channelBefore)
          const press = (by: typeof ilse, message: Message, verb: string) =>
            teams.pressAction(
              by,
              message,
              actionsOf(cardOf(message)).findLast((one) => one.verb === verb) ?? assert.fail(),
            )
          const found = (what: string, among: () => readonly Message[], verb: string) =>
            waitFor(`${what} of ${displayName}`, () => among().findLast((one) => can(one, verb)))

          await teams.say(ilse, `/offboard ${userPrincipalName}`, { locale: language === 'nl' ? 'nl-NL' : 'en-US' })
          const asked = { ...(await found('the page', chat, 'decide')) }
          const person = wordsOf(await found('the person', chat, 'contain'))
          const { cards, page } = await openEachAndBack(office, asked)
          const steps = cards.map((card) => readingOf(card).visible)
          await press(ilse, page, 'decide')
          const plan = await found('the plan', chat, 'submit')
          const planned = wordsOf(plan)
          await press(ilse, plan, 'submit')
          const waiting = await found('what waits', channel, 'approve')
          await teams.quiet()
          const thread = channel().map(wordsOf)
          const sent = wordsOf(plan)
          const approves = channel().find((one) => can(one, 'approve')) ?? waiting
          await teams.pressAction(
            petra,
            approves,
            actionsOf(cardOf(approves)).find(({ verb }) => verb === 'approve')!,
          )
          const summary = readingOf(cardOf(await found('the summary', channel, 'evidence')))

          assert.ok(person <= most.person, `the person: ${person} words`)
          assert.ok(wordsOf(asked) <= most.page, `the page: ${wordsOf(asked)} words`)
          const mostDevices = displayName === bramHendriks.displayName ? ofDevices.mostOfTwenty : ofDevices.most
          for (const [index, card] of cards.entries()) {
            const limit = JSON.stringify(card).includes('"stepId":"devices"') ? mostDevices : most.step
            assert.ok((steps[index] ?? 0) <= limit, `${String(card['fallbackText'])}: ${steps[index]} words`)
          }
          assert.ok(planned <= most.plan, `the plan: ${planned} words`)
          assert.ok(sent <= most.sent, `the plan, once sent: ${sent} words`)
          const all = thread.reduce((sum, one) => sum + one, 0)
          assert.ok(thread.length <= most.posts && all <= most.thread, `the thread: ${thread.join(', ')} words`)
          assert.ok(summary.visible <= most.summary, `the summary: ${summary.visible} words`)
          assert.ok(summary.lines <= most.lines, `the summary: ${summary.lines} lines`)
        })
    })
})

function cardOf({ card }: Message): Card {
  return card ?? assert.fail('there is no card')
}

function can({ card }: Message, verb: string): boolean {
  return card !== undefined && actionsOf(card).some((action) => action.verb === verb)
}

function wordsOf(message: Message): number {
  return readingOf(cardOf(message)).visible
}
