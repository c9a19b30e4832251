import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { entriesOf, eventsOf } from '../support/journal'
import { ilse, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan } = people
const day = 24 * 3_600_000

const languages = [
  {
    word: 'English',
    language: 'en',
    locale: 'en-US',
    access: {
      asks: /Jan de Vries: still needed\?\nMailbox: still needed\?[^]*I never delete an account whose mailbox is shared/,
      button: 'Not needed, end the access of Petra de Boer',
      plans: /End the access of Petra de Boer; the mailbox stays a shared one/,
      readBack: /Petra de Boer has no full access to the mailbox any more\./,
      byHand: /Delete jan\.devries@contoso\.com in the Microsoft 365 admin centre/,
    },
    reply: {
      asks: /Jan de Vries: still needed\?\nAutomatic reply: still needed\?/,
      button: 'Not needed, end it',
      plans: /The automatic reply is switched off/,
      readBack: /The automatic reply is off\./,
    },
    still: 'Still needed, ask again in 90 days',
    extended: /✓ Still needed\. I ask again on/,
    ending: /✓ Ilse Smit has it ended\./,
  },
  {
    word: 'Nederlands',
    language: 'nl',
    locale: 'nl-NL',
    access: {
      asks: /Jan de Vries: nog nodig\?\nPostvak: nog nodig\?[^]*Een account met een gedeeld postvak verwijder ik nooit/,
      button: 'Niet nodig, beëindig de toegang van Petra de Boer',
      plans: /De toegang van Petra de Boer beëindigen; het postvak blijft gedeeld/,
      readBack: /Petra de Boer heeft geen volledige toegang meer tot het postvak\./,
      byHand: /Verwijder jan\.devries@contoso\.com in het Microsoft 365-beheercentrum/,
    },
    reply: {
      asks: /Jan de Vries: nog nodig\?\nAutomatisch antwoord: nog nodig\?/,
      button: 'Niet nodig, beëindig het',
      plans: /Het automatisch antwoord wordt uitgezet/,
      readBack: /Het automatisch antwoord staat uit\./,
    },
    still: 'Nog nodig, vraag het over 90 dagen weer',
    extended: /✓ Nog nodig\. Ik vraag het weer op/,
    ending: /✓ Ilse Smit laat het beëindigen\./,
  },
] as const

for (const { word, language, locale, access, reply, still, extended, ending } of languages)
  describe(`What is not needed any more (${word})`, function () {
    this.timeout(240_000)
    let office: Office
    let later = 0
    beforeEach(async () => {
      later = 0
      office = await Office.open({
        clock: () => new Date(Date.now() + later),
        configuration: { policy: 'second-person', channelLanguage: language },
      })
      // Nobody but Ilse is asked, who has the offboarding.
      office.teams.unreachable.add(petra.id)
      await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`, { locale })
      await press(ilse, () => office.teams.inChatOf(ilse), 'decide')
      await press(ilse, () => office.teams.inChatOf(ilse), 'submit')
      await press(petra, () => office.teams.inChannel(), 'approve', /^/, true)
      await completed(1)
      later = 84 * day
      for (const _ of [1, 2]) {
        await office.stopBot()
        await office.startBot()
      }
    })
    afterEach(() => office.close())

    /** Presses the first button with this verb, where there is one, on whichever card says this; of no single step `isOfAll`. */
    async function press(
      who: Colleague,
      among: () => readonly Message[],
      verb: string,
      says = /^/,
      isOfAll = false,
    ): Promise<string> {
      const [message, action] = await waitFor(`a button to ${verb}`, () =>
        among()
          .flatMap((one) =>
            one.card === undefined || !says.test(textOf(one.card))
              ? []
              : actionsOf(one.card).map((action) => [one, action] as const),
          )
          .find(([, action]) => action.verb === verb && (!isOfAll || action.data['stepId'] === undefined)),
      )
      return textOf(await office.teams.pressAction(who, message, action, {}))
    }
    const completed = (times: number) =>
      waitFor(`the offboarding to be completed ${times} times`, async () =>
        [...(await entriesOf(office)).values()].some((all) => eventsOf(all, 'completed').length >= times)
          ? true
          : undefined,
      )
    const opens = async () => JSON.stringify(await office.cmdlet('Get-MailboxPermission', { Identity: jan.id }))
    const answers = async () => {
      const { body } = await office.graph(`/users/${jan.id}/mailboxSettings`)
      return (body['automaticRepliesSetting'] as Readonly<Record<string, unknown>>)['status']
    }
    const saying = (says: RegExp) => office.teams.inChatOf(ilse).filter(({ card }) => says.test(textOf(card)))

    it('the successor’s access to the shared mailbox, is ended by a plan of its own that a second person approves', async () => {
      const reminder = await office.cardFor(ilse, access.asks)
      const refused = textOf(await office.teams.press(tom, reminder, access.button, {}, { where: 'personal' }))
      assert.match(refused, /Ilse Smit/)

      await office.teams.press(ilse, reminder, access.button)

      assert.match(await opens(), /petra/i, 'nothing is changed by the press')
      await press(petra, () => office.teams.inChannel(), 'approve', access.plans)
      await completed(2)
      assert.doesNotMatch(await opens(), /petra/i)
      assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'SharedMailbox')
      assert.equal((await office.graph(`/users/${jan.id}?$select=id`)).status, 200, 'the account stays')
      await office.cardFor(ilse, access.readBack)
      await office.cardFor(ilse, access.byHand)
      assert.equal(saying(ending).length, 1)
    })

    it('the automatic reply, is switched off by a plan of its own that a second person approves', async () => {
      await office.teams.press(ilse, await office.cardFor(ilse, reply.asks), reply.button)

      assert.equal(await answers(), 'alwaysEnabled', 'nothing is changed by the press')
      await press(petra, () => office.teams.inChannel(), 'approve', reply.plans)
      await completed(2)
      assert.equal(await answers(), 'disabled')
      await office.cardFor(ilse, reply.readBack)
    })

    it('once it is needed after all, is left as it is and asked about again', async () => {
      for (const { asks } of [access, reply]) {
        const answer = textOf(await office.teams.press(ilse, await office.cardFor(ilse, asks), still))
        assert.match(answer, extended)
      }
      await office.teams.quiet()

      assert.match(await opens(), /petra/i)
      assert.equal(await answers(), 'alwaysEnabled')
    })
  })
