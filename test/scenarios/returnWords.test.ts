import { strict as assert } from 'node:assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import type { Card } from '../../cards/card'
import { restoreTexts } from '../../cards/conversation/restoreTexts'
import { returningTexts } from '../../cards/returning/texts'
import { createCatalogue, languages, type Language } from '../../cards/texts'
import { ilse, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan } = people

/** What is only so of somebody who leaves. */
const ofLeaving = /[^\n]*(?:offboard|is leaving|leaves\b|still sign in|uit dienst|vertrek|kan nog aanmelden)[^\n]*/giu

/** What speaks of the offboarding that a return takes back, and has to. */
const aboutTheOffboarding = [restoreTexts.say('begun'), returningTexts.say('effectOnly')]
const catalogue = createCatalogue([restoreTexts, returningTexts])

const wording = {
  en: {
    page: 'What comes back for Jan de Vries',
    plan: 'The return of Jan de Vries',
    open: /Jan de Vries is coming back\n/,
    cancelled: /Ilse Smit cancelled this return/,
    withdrawn: /Ilse Smit withdrew this return/,
    stopped: /The return of Jan de Vries\n[^]*Petra de Boer stopped this return/,
    back: '✓ Jan de Vries is back',
    signsIn: '✓ Jan de Vries can sign in.',
    notYet: /⏳ Jan de Vries cannot sign in yet|⏳ Jan de Vries could not sign in yet/,
    listed: /\*\*Jan de Vries\*\* \(return\)/,
    inOverview: 'Jan de Vries (return)',
    evidence: /<h1>Evidence of a return<\/h1>/,
    commands: {
      restore: '/restore Jan',
      offboard: '/offboard',
      status: '/status',
      all: '/overview',
      ending: '/withdraw',
    },
  },
  nl: {
    page: 'Wat er terugkomt voor Jan de Vries',
    plan: 'De terugkeer van Jan de Vries',
    open: /Jan de Vries komt terug\n/,
    cancelled: /Ilse Smit heeft deze terugkeer geannuleerd/,
    withdrawn: /Ilse Smit heeft deze terugkeer ingetrokken/,
    stopped: /De terugkeer van Jan de Vries\n[^]*Petra de Boer heeft deze terugkeer gestopt/,
    back: '✓ Jan de Vries is terug',
    signsIn: '✓ Jan de Vries kan aanmelden.',
    notYet: /⏳ Jan de Vries kan nog niet aanmelden|⏳ Jan de Vries kon nog niet aanmelden/,
    listed: /\*\*Jan de Vries\*\* \(terugkeer\)/,
    inOverview: 'Jan de Vries (terugkeer)',
    evidence: /<h1>Bewijs van een terugkeer<\/h1>/,
    commands: {
      restore: '/terughalen Jan',
      offboard: '/uitdienst',
      status: '/status',
      all: '/overzicht',
      ending: '/intrekken',
    },
  },
} as const

for (const language of languages)
  describe(`What is said of somebody who comes back (${language})`, () => {
    const words = wording[language]
    const place = { locale: language === 'nl' ? 'nl-NL' : 'en-US' } as const
    let office: Office
    /** Every card about a return: what was posted or updated since it began, and what a press was answered with. */
    let cards: (Card | undefined)[]
    let since: number
    let before: ReadonlySet<string>

    beforeEach(async () => {
      office = await Office.open({ configuration: { channelLanguage: language } })
      cards = []
    })
    afterEach(async () => office.close())

    const buttons = ({ card }: Message, verb: string, fits: (data: Data) => boolean = () => true) =>
      card === undefined ? [] : actionsOf(card).filter((one) => one.verb === verb && fits(one.data))

    /** The newest message since the last thing that was asked for, that has a button with this verb. */
    async function newest(where: 'chat' | 'channel', verb: string, fits?: (data: Data) => boolean): Promise<Message> {
      const messages = () => (where === 'chat' ? office.teams.inChatOf(ilse) : office.teams.inChannel())
      const shown = () => messages().filter(({ id, conversationId }) => !before.has(`${conversationId} ${id}`))
      return waitFor(`a button ${verb} in the ${where}`, () =>
        shown().findLast((one) => buttons(one, verb, fits).length > 0),
      ).catch((error: unknown) => {
        const texts = shown().map(({ card }) => textOf(card))
        throw new Error(`${String(error)}\n${texts.join('\n---\n')}`)
      })
    }

    async function press(
      who: Colleague,
      message: Message,
      verb: string,
      fits?: (data: Data) => boolean,
      inputs: Readonly<Record<string, string>> = {},
    ): Promise<Card> {
      const [action] = buttons(message, verb, fits)
      const card = await office.teams.pressAction(who, message, action ?? assert.fail(verb), inputs, place)
      cards.push(card)
      return card
    }

    const tell = (who: Colleague, text: string) => office.teams.say(who, text, place)

    function remember(): void {
      before = new Set(office.teams.messages.map(({ id, conversationId }) => `${conversationId} ${id}`))
      since = office.teams.arrivals.length
    }

    /** The cards that were posted or updated for returns; what stood before them is about the offboarding. */
    async function arrived(old: ReadonlySet<string>, from: number): Promise<readonly (Card | undefined)[]> {
      await office.teams.quiet()
      return office.teams.arrivals
        .slice(from)
        .filter(({ thread, message }) => message === undefined || !old.has(`${thread} ${message}`))
        .map(({ card }) => card)
    }

    async function decidedAndSent(): Promise<void> {
      const page = await newest('chat', 'decide', ({ choice }) => choice === undefined)
      await press(ilse, page, 'decide')
      await press(ilse, await newest('chat', 'submit'), 'submit')
    }

    async function offboarded(): Promise<void> {
      remember()
      await tell(ilse, `${words.commands.offboard} ${jan.userPrincipalName}`)
      await decidedAndSent()
      const waiting = await newest('channel', 'approve', isOfAll)
      await press(petra, waiting, 'approve', isOfAll)
      await newest('chat', 'evidence')
    }

    async function begins(): Promise<Message> {
      remember()
      await tell(ilse, words.commands.restore)
      const offer = await newest('chat', 'ask', ({ begins: it }) => it === 'yes')
      remember()
      await press(ilse, offer, 'ask', ({ begins: it }) => it === 'yes')
      return newest('chat', 'decide')
    }

    async function answerTo(who: Colleague, text: string): Promise<string> {
      const count = office.teams.inChatOf(who).length
      await tell(who, text)
      const answer = await waitFor(`an answer to ${text}`, () => office.teams.inChatOf(who)[count])
      return textOf(answer.card)
    }

    it('is so of them: cancelled, withdrawn, stopped, and done', async () => {
      await offboarded()
      cards = []
      await office.teams.quiet()
      remember()
      const [old, from] = [before, since]

      const decisions = { ...(await begins()) }
      assert.match(textOf(decisions.card), new RegExp(words.page))
      assert.match(await answerTo(ilse, words.commands.status), words.listed)
      assert.match(await answerTo(ilse, `${words.commands.status} Jan`), words.notYet)
      assert.match(await answerTo(tom, words.commands.all), new RegExp(escaped(words.inOverview)))
      await answerTo(ilse, words.commands.ending)
      await answerTo(ilse, `${words.commands.offboard} ${jan.userPrincipalName}`)
      const cancelling = await newest('chat', 'cancel')
      assert.match(textOf(await press(ilse, cancelling, 'cancel')), words.cancelled)
      await press(ilse, decisions, 'decide')

      await begins()
      await decidedAndSent()
      const asked = { ...(await newest('channel', 'approve', isOfAll)) }
      assert.match(textOf(asked.card), words.open)
      await press(tom, asked, 'approve', isOfAll)
      await tell(petra, words.commands.status)
      await press(ilse, await newest('chat', 'cancel'), 'cancel')
      await office.cardInChannel(words.withdrawn)

      await begins()
      await decidedAndSent()
      const line = { ...(await newest('channel', 'reject')) }
      await press(petra, line, 'reject', isOf('back-auto-reply'), { 'comment-back-auto-reply': 'Not yet' })
      await press(petra, line, 'approve', isOf('back-address-list'))
      await answerTo(petra, words.commands.status)
      await answerTo(ilse, `${words.commands.status} Jan`)
      await press(petra, await newest('channel', 'cancel'), 'cancel')
      await office.cardInChannel(words.stopped)
      await newest('chat', 'evidence')

      await begins()
      await decidedAndSent()
      await press(petra, await newest('channel', 'approve', isOfAll), 'approve', isOfAll)
      await newest('chat', 'evidence')
      assert.match(await answerTo(ilse, '/status Jan'), new RegExp(escaped(words.signsIn)))
      await answerTo(tom, `${words.commands.status} Jan`)
      await press(ilse, await newest('chat', 'confirm'), 'confirm')
      const summary = await office.cardFor(ilse, words.back)
      assert.match(textOf(summary.card), new RegExp(escaped(words.signsIn)))
      await press(ilse, summary, 'evidence')
      const page = await waitFor('the evidence', () => evidenceIn(office))
      assert.match(page, words.evidence)
      await tell(tom, words.commands.all)
      await tell(ilse, words.commands.restore)

      const said = [page, ...[...(await arrived(old, from)), ...cards].map(textOf)]
      const shown = said.map((text) => withoutDeliberate(text, language))
      assert.ok(shown.length > 60, `${shown.length} cards were looked at`)
      const wrong = shown.flatMap((text) => text.match(ofLeaving) ?? [])
      assert.deepEqual([...new Set(wrong)], [])
    })
  })

/** What people read of the evidence that was written; its journal keeps the words of programs. */
function evidenceIn(office: Office): string | undefined {
  const folder = path.join(office['folder'], 'evidence')
  const [file] = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.html')) : []
  if (file === undefined) return undefined
  return readFileSync(path.join(folder, file), 'utf8')
    .split('<template id="journal">')[0]
    ?.replace(/<style>[^]*<\/style>/, '')
}

type Data = Readonly<Record<string, unknown>>

function isOfAll({ stepId }: Data): boolean {
  return stepId === undefined
}

function isOf(step: string): (data: Data) => boolean {
  return ({ stepId }) => stepId === step
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function withoutDeliberate(text: string, language: Language): string {
  return aboutTheOffboarding.reduce((rest, sentence) => rest.replaceAll(catalogue[language](sentence), ''), text)
}
