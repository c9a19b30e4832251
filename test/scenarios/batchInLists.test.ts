import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { sendList } from '../support/lists'
import { ilse, noor, Office, petra, tom } from '../support/office'
import { textOf, type Colleague, type Message } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, lisaVanDijk: lisa, bramHendriks: bram } = people
const leavers = [jan, eva, lisa, bram]

describe('Several who leave together, asked about', function () {
  this.timeout(300_000)
  let office: Office
  before(async () => {
    office = await Office.open({ configuration: { policy: 'second-person' } })
  })
  after(async () => {
    await office.close()
  })
  const answerTo = async (who: Colleague, text: string): Promise<Message> => {
    const { length } = office.teams.inChatOf(who)
    await office.teams.say(who, text)
    return office.teams.inChatOf(who).slice(length)[0] ?? assert.fail(text)
  }

  it('are one line in what waits, what runs and what can be ended, which leads to their card; of colleagues to a few', async () => {
    const rows = leavers.map(({ displayName, userPrincipalName }) => `${displayName};${userPrincipalName}`)
    const list = await sendList(office, ['Naam;E-mail', ...rows].join('\n'), { who: ilse, name: 'November.csv' })
    await office.teams.press(ilse, list, 'Offboard these 4 together')
    const plan = await office.cardFor(ilse, /Choose once for all of them/)

    for (const command of ['/status', '/waiting', '/withdraw']) {
      const answer = await answerTo(ilse, command)
      assert.match(textOf(answer.card), /\*\*November(\.csv)?\*\*, 4 colleagues together: 4 of 4 wait for you/, command)
      assert.doesNotMatch(textOf(answer.card), /Jan de Vries|Eva Willems/, command)
      const shown = await office.teams.press(ilse, answer, /^Show November/)
      assert.match(textOf(shown), /Choose once for all of them/, command)
    }
    assert.doesNotMatch(textOf((await answerTo(tom, '/status')).card), /November/)

    await office.teams.press(ilse, plan, 'Make the plans')
    await office.teams.press(ilse, await office.cardFor(ilse, /Ready to send/), /^(Send|Start)/)
    await office.cardInChannel(/leaving together/)
    const toPetra = await answerTo(petra, '/waiting')
    assert.match(
      textOf(toPetra.card),
      /\*\*November(\.csv)?\*\*, 4 colleagues together, asked for by Ilse Smit: 4 of 4 wait for you/,
    )
    const few = await office.teams.press(petra, toPetra, /^Show November/)
    assert.match(textOf(few), /4 offboardings run[^]*\*\*Jan de Vries\*\*, asked for by Ilse Smit: \d+ steps? waits?/)
    assert.match(
      textOf((await answerTo(tom, '/status')).card),
      /\*\*November(\.csv)?\*\*, 4 colleagues together, asked for by Ilse Smit: It is under way/,
    )
    assert.doesNotMatch(textOf((await answerTo(noor, '/status')).card), /November|Jan/)
  })
})
