import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { seedPhotos } from '../../sandbox/seeds/photos'
import { ilse, Office } from '../support/office'
import type { Message } from '../support/teams'

type Leaver = (typeof people)[keyof typeof people]

const ofJan = seedPhotos().get(people.janDeVries.id) ?? Buffer.alloc(0)
const asAddress = (bytes: Buffer): string => `data:image/jpeg;base64,${bytes.toString('base64')}`

describe('The portrait on the person card', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(() => office.close())

  it('is the photo that Microsoft 365 has, with whose it is for whoever cannot see it', async () => {
    const card = await personCard(office, people.janDeVries)

    assert.deepEqual(portraitOn(card), { photo: asAddress(ofJan), altText: 'Photo of Jan de Vries' })
  })

  it('is the initials of somebody without a photo', async () => {
    const card = await personCard(office, people.bramHendriks)

    assert.deepEqual(portraitOn(card), { initials: 'BH' })
  })

  const large = Buffer.concat([ofJan, Buffer.alloc(8_000)]).toString('base64')
  for (const [what, fault] of Object.entries({
    'Microsoft 365 asks to come back later': { status: 429, retryAfter: 60 },
    'the bot may not see photos': { status: 403 },
    'the photo service is down': { status: 503 },
    'what comes is no picture': { status: 200, body: Buffer.from('<html>Sign in</html>').toString('base64') },
    'what comes is no bytes': { status: 200, body: { width: 48 } },
    'the photo is too large for a card': { status: 200, body: large },
  }))
    it(`is the initials where ${what}, and the case opens as ever`, async () => {
      await office.control('faults', { path: '/photos/48x48', count: 20, ...fault })

      const card = await personCard(office, people.janDeVries)

      assert.deepEqual(portraitOn(card), { initials: 'JV' })
      await office.cardFor(ilse, /Decisions about Jan de Vries/)
    })

  it('costs no round trip of its own', async () => {
    await personCard(office, people.janDeVries)

    assert.equal(await photosAsked(office), 1)
    assert.equal(await photosAsked(office, false), 0)
  })

  it('is nowhere but on the card: in no row that the bot keeps, and in no line of its log', async () => {
    await personCard(office, people.janDeVries)

    const kept = `${JSON.stringify(office.kept())}${office.log.join('\n')}`
    assert.doesNotMatch(kept, /data:image/)
    for (const part of [ofJan.toString('base64').slice(40, 80), ofJan.toString('hex').slice(40, 80)])
      assert.equal(kept.includes(part), false)
  })

  it('is read anew after a restart, when the card is drawn again', async () => {
    await personCard(office, people.janDeVries)
    await office.stopBot()
    await office.startBot()

    await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
    await office.teams.press(ilse, await office.cardFor(ilse, /The plan for/), /Send for approval/)
    const card = await office.cardFor(ilse, /The plan was sent[^]*What I found/)

    assert.deepEqual(portraitOn(card), { photo: asAddress(ofJan), altText: 'Photo of Jan de Vries' })
  })
})

async function personCard(office: Office, { userPrincipalName }: Leaver): Promise<Message> {
  await office.teams.say(ilse, `/offboard ${userPrincipalName}`)
  return office.cardFor(ilse, /What I found/)
}

interface Element {
  readonly type?: string
  readonly id?: string
  readonly items?: readonly Element[]
  readonly url?: string
  readonly altText?: string
  readonly text?: string
}

/** What stands in the place of the portrait. */
function portraitOn({ card }: Message) {
  const portrait = elementsIn(card).find(({ id }) => id === 'portrait')
  const [inner] = portrait?.items ?? []
  return inner?.type === 'Image'
    ? { photo: inner.url, altText: inner.altText }
    : { initials: inner?.items?.map(({ text }) => text).join(' ') }
}

function elementsIn(value: unknown): readonly Element[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(elementsIn)]
}

/** How many requests for a photo arrived, in a `$batch` or by themselves. */
async function photosAsked(office: Office, inner?: boolean): Promise<number> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
  const { requests } = (await answer.json()) as {
    readonly requests: readonly { readonly path: string; readonly inner: boolean }[]
  }
  return requests.filter((one) => one.path.includes('/photos/') && (inner === undefined || one.inner === inner)).length
}
