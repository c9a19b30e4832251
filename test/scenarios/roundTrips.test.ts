import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office } from '../support/office'

interface LoggedRequest {
  readonly path: string
  readonly inner: boolean
  readonly cmdlet?: string
  readonly body?: string
}

describe('Reading everything about one person', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  for (const who of ['janDeVries', 'lisaVanDijk', 'fleurPeters', 'noorElIdrissi', 'bramHendriks'] as const)
    it(`takes at most four round trips to Graph, and asks no cmdlet the same thing twice (${who})`, async () => {
      await office.teams.say(ilse, '/offboard')
      const before = await requests(office)

      await openedBy(office, people[who])

      const since = (await requests(office)).slice(before.length)
      // Finding the person comes before reading about them.
      const roundTrips = since.filter(
        ({ path, inner }) => path.startsWith('/v1.0/') && !path.startsWith('/v1.0/users?') && !inner,
      )
      const cmdlets = since.flatMap(({ cmdlet, body = '' }) => (cmdlet === undefined ? [] : `${cmdlet} ${body}`))
      assert.ok(roundTrips.length > 0 && roundTrips.length <= 4, roundTrips.map(({ path }) => path).join('\n'))
      assert.deepEqual(cmdlets, [...new Set(cmdlets)])
    })
})

/** The person card of somebody, by the full address: one search, then everything about that person. */
async function openedBy(office: Office, { userPrincipalName, displayName }: (typeof people)[keyof typeof people]) {
  await office.teams.say(ilse, `/offboard ${userPrincipalName}`)
  return office.cardFor(ilse, new RegExp(`What I found[\\s\\S]*|${displayName}`))
}

async function requests(office: Office): Promise<readonly LoggedRequest[]> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
  return ((await answer.json()) as { readonly requests: readonly LoggedRequest[] }).requests
}
