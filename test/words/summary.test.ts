import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office, petra } from '../support/office'
import { planFor } from '../support/conversation'
import { actionsOf } from '../support/teams'
import { readingOf } from './count'

/** What the first screen of a laptop holds, and a tired reader reads in 20 seconds. */
const most = { words: 170, lines: 22 }

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
      } finally {
        await office.close()
      }
    })
})
