import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import type { SandboxOptions } from '../../sandbox/server'
import { drives } from '../../sandbox/seeds/drives'
import { planFor, stepCardOf, submit, type Answer } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { textOf } from '../support/teams'

const { janDeVries: jan, evaWillems: eva } = people
const [from, to] = [drives.janDeVries, drives.evaWillems]
const answer = (choice: string): readonly Answer[] => [
  { question: 'OneDrive of', inputs: { choice, successor: eva.id } },
]
const copied = [
  'Jan de Vries - Aantekeningen Jan',
  'Jan de Vries - Documenten',
  'Jan de Vries - Foto’s beurs',
  'Jan de Vries - Opnamen',
  'Jan de Vries - Reisdeclaratie.xlsx',
]

describe('handing a OneDrive over', () => {
  let office: Office
  afterEach(async () => {
    await office.close()
  })
  const approve = async (choice: string) => {
    await submit(office, await planFor(office, jan.userPrincipalName, answer(choice)))
    await office.teams.press(petra, await stepCardOf(office, 'OneDrive'), 'Approve')
  }
  const done = () => stepCardOf(office, 'OneDrive', /Done, and read back/)
  /** What the successor has of the leaver, as any client would read it. */
  const copies = async () => {
    const { body } = await office.graph(`/drives/${to.id}/items/${to.rootId}/children?$select=name`)
    const names = (body['value'] as readonly { readonly name: string }[]).map(({ name }) => name)
    return names.filter((name) => name.startsWith('Jan de Vries - ')).sort()
  }
  /** Names under which copies were accepted, in order. */
  const accepted = async () =>
    (await office.effects()).filter(({ what }) => what.endsWith('/copy')).map(({ detail }) => String(detail?.['name']))

  it('gives the successor access, and says so only when it was read back', async () => {
    office = await Office.open()

    await approve('access')

    await done()
    const { body } = await office.graph(`/drives/${from.id}/items/${from.rootId}/permissions`)
    assert.match(JSON.stringify(body), new RegExp(eva.id))
    assert.equal((await office.effects()).filter(({ what }) => what.endsWith('/invite')).length, 1)
  })

  it('copies everything once, also when the bot is restarted half-way, and shows how far it is', async () => {
    office = await Office.open({ sandbox: { delays: { driveCopy: 2_500 } } })
    await approve('copy')
    await office.cardInChannel(/\d % done \(0 of 5 parts\), says Microsoft 365/)

    await office.stopBot()
    assert.deepEqual(await copies(), [], 'it was half-way')
    await office.startBot()

    await done()
    assert.deepEqual(await copies(), copied)
    assert.deepEqual((await accepted()).sort(), copied)
  })

  it('finds the copies of an answer that was lost, and makes no second', async () => {
    office = await Office.open()
    await office.control('faults', { method: 'POST', path: '/copy', resetAfter: true })

    await approve('copy')

    await done()
    assert.deepEqual((await accepted()).sort(), copied)
  })

  describe('of which people outside can open something', () => {
    const share = (place: string, whom: string) => office.control('share-item', { id: jan.id, place, with: whom })
    beforeEach(async () => {
      office = await Office.open()
      await share('Documenten/Offerte Fabrikam.docx', 'inkoop@fabrikam.com')
      await share('Documenten/Verkooppresentatie.pptx', 'organisation')
      await share('Foto’s beurs', 'anyone')
    })

    it('names it before anything is asked, with the plan and in the summary, for it goes on', async () => {
      const plan = await planFor(office, jan.userPrincipalName, answer('access'))
      const person = textOf((await office.cardFor(ilse, 'What I found')).card)
      assert.match(person, /Whoever has the link can open Foto’s beurs in the OneDrive/)
      assert.match(person, /People outside the organisation can open Offerte Fabrikam\.docx in the OneDrive/)
      assert.doesNotMatch(person, /Verkooppresentatie/)
      assert.match(textOf(plan.card), /go on opening Foto’s beurs and Offerte Fabrikam\.docx/)

      await submit(office, plan)
      await office.teams.press(petra, await stepCardOf(office, 'OneDrive'), 'Approve')

      await done()
    })

    it('ends that for good where somebody decides so, and says that it cannot come back', async () => {
      const ends = { question: 'OneDrive of', inputs: { choice: 'leave', outside: 'end' } }
      const plan = await planFor(office, jan.userPrincipalName, [ends])
      assert.match(textOf(plan.card), /end what people outside can open: Foto’s beurs and Offerte Fabrikam\.docx/)
      assert.doesNotMatch(textOf(plan.card), /go on opening/)

      await submit(office, plan)
      await office.teams.press(petra, await stepCardOf(office, 'OneDrive'), 'Approve')

      await done()
      for (const place of ['Documenten/Offerte Fabrikam.docx', 'Foto’s beurs']) {
        const { status, body } = await office.graph(`/drives/${from.id}/root:/${place}`)
        assert.deepEqual([status, body['shared']], [200, undefined], place)
      }
      const { body } = await office.graph(`/drives/${from.id}/root:/Documenten/Verkooppresentatie.pptx`)
      assert.deepEqual(body['shared'], { scope: 'organization' })
    })

    it('opens a case all the same where nobody may look at it', async () => {
      await office.control('faults', { path: '/children', status: 403, count: 100 })

      const plan = await planFor(office, jan.userPrincipalName, answer('access'))

      assert.match(textOf(plan.card), /\*\*OneDrive:\*\* Give Eva Willems access/)
      assert.doesNotMatch(textOf((await office.cardFor(ilse, 'What I found')).card), /People outside/)
    })
  })

  it('says before anything is sent that the successor has no room', async () => {
    office = await Office.open({
      sandbox: {
        seed: (tenant) => {
          const drive = tenant.drives.byId.get(to.id)
          if (drive !== undefined) drive.total = 100_000_000
        },
      },
    })

    const plan = await planFor(office, jan.userPrincipalName, answer('copy'))

    assert.match(textOf(plan.card), /cannot be copied: it takes 1.1 GB, and Eva Willems has 0.1 GB free/)
    assert.deepEqual(await office.effects(), [])
  })

  it('says which part failed, keeps the others, and copies only that one when tried again', async () => {
    const drive: { total: number }[] = []
    const seed: SandboxOptions['seed'] = (tenant) => void drive.push(...[tenant.drives.byId.get(to.id) ?? []].flat())
    office = await Office.open({ sandbox: { delays: { driveCopy: 300 }, seed } })
    await submit(office, await planFor(office, jan.userPrincipalName, answer('copy')))
    const total = drive[0]?.total ?? 0
    const setTotal = (bytes: number) => drive.forEach((one) => (one.total = bytes))
    await office.teams.press(petra, await stepCardOf(office, 'OneDrive'), 'Approve')
    // Less than the recordings take, after the plan found room, and the last look before the first copy, too.
    await waitFor('the first copy', async () => (await accepted()).length > 0 || undefined)
    setTotal(500_000_000)

    const failed = await stepCardOf(office, 'OneDrive', /Insufficient Space Available/)
    const kept = await copies()
    assert.ok(kept.length > 0 && kept.length < copied.length)
    setTotal(total)
    await office.teams.press(ilse, failed, /Try again/)
    await done()
    assert.deepEqual(await copies(), copied)
    for (const name of kept) assert.equal((await accepted()).filter((one) => one === name).length, 1)
  })
})
