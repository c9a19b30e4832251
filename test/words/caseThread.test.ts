import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { planFor } from '../support/conversation'
import { ilse, Office, waitFor } from '../support/office'
import { actionsOf } from '../support/teams'
import { readingOf } from './count'

/** What an approver reads on a phone before pressing anything: three screens, and a post for each thing that stays gone. */
const most = { posts: 5, words: 450 }

describe('The thread in which the steps of Jan de Vries wait for an approval, as suggested', () => {
  for (const language of ['en', 'nl'] as const)
    it(`is at most ${most.posts} posts with ${most.words} words (${language})`, async () => {
      const office = await Office.open({ configuration: { channelLanguage: language, policy: 'second-person' } })
      try {
        await office.teams.press(ilse, await planFor(office, people.janDeVries.userPrincipalName), /Send for approval/)
        await waitFor('what waits', () => office.teams.inChannel().find(({ card }) => card !== undefined))
        await office.teams.quiet()

        const cards = office.teams.inChannel().flatMap(({ card }) => card ?? [])
        const readings = cards.map(readingOf)
        const words = readings.reduce((sum, { visible }) => sum + visible, 0)
        const asked = new Set(
          cards.flatMap(actionsOf).flatMap(({ verb, data }) => (verb === 'approve' ? [data['stepId']] : [])),
        )

        assert.ok(cards.length > 1 && cards.length <= most.posts, `${cards.length} posts`)
        assert.ok(words <= most.words, `${words} words: ${readings.map(({ visible }) => visible).join(', ')}`)
        assert.equal(asked.size, 13, 'twelve steps, and all of them at once')
      } finally {
        await office.close()
      }
    })
})
