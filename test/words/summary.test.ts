import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, petra } from '../support/office'
import { planFor } from '../support/conversation'
import { actionsOf, textOf } from '../support/teams'
import { readingOf } from './count'

/** What the first screen of a laptop holds, and a tired reader reads in 20 seconds. */
const most = { words: 170, lines: 22 }

/** What a text calls whoever leaves, where nobody told it their name. */
const somebody = /the leaver|the employee|this employee|vertrekkende|de medewerker/i

/** By whatever name the button has. */
async function approveAll(office: Office): Promise<void> {
  const message = await office.cardInChannel(/Approve all|Alle \d+ goedkeuren/)
  const [button] = actionsOf(message.card ?? { type: 'AdaptiveCard' }).filter(({ verb }) => verb === 'approve')
  await office.teams.press(petra, message, button?.title ?? '')
}

describe('The first screen of the summary of Jan de Vries, as suggested', () => {
  for (const language of ['en', 'nl'] as const)
    it(`is at most ${most.words} words and ${most.lines} lines (${language})`, async () => {
      const office = await Office.open({ configuration: { channelLanguage: language } })
      try {
        await office.teams.press(ilse, await planFor(office, people.janDeVries.userPrincipalName), /Send for approval/)
        await approveAll(office)
        await office.cardFor(ilse, 'Everything below was read back')

        const { card } = await office.cardInChannel(/Everything below was read back|Alles hieronder is nagelezen/)

        assert.ok(card !== undefined)
        const { visible, all, lines } = readingOf(card)
        assert.ok(visible <= most.words, `${visible} words`)
        assert.ok(lines <= most.lines, `${lines} lines`)
        assert.ok(all > 2 * visible, 'everything else is behind the button')
        assert.equal([...JSON.stringify(card).matchAll(/read back|nagelezen/gi)].length, 1, 'said once, for all')
        const unnamed = office.teams.messages.map((one) => textOf(one.card)).filter((said) => somebody.test(said))
        assert.deepEqual(unnamed, [], 'on every card of the whole case, Jan has a name')
      } finally {
        await office.close()
      }
    })
})
