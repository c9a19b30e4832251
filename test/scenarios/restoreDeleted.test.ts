import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { caseIdIn, entriesOf, eventsOf } from '../support/journal'
import { openStep } from '../support/conversation'
import { ilse, Office } from '../support/office'
import { askBack, bringBack, casesIn, leave, sentSince } from '../support/returning'
import { leavePlain } from '../support/plainPeople'
import { textOf } from '../support/teams'

const { janDeVries: jan } = people

describe('Taking somebody back whose account was deleted', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ sandbox: { seed: (tenant) => leavePlain(tenant, jan) } })
    await leave(office, jan.userPrincipalName, /The account is no longer there/, [
      { question: 'Mailbox of', inputs: { choice: 'leave' } },
      { question: 'Account of', inputs: { choice: 'delete' } },
    ])
    assert.equal((await office.graph(`/users/${jan.id}`)).status, 404)
  })
  afterEach(async () => office.close())

  it('restores the account first, and waits until Graph and then Exchange find it before the rest follows', async () => {
    await office.control('delays', { restoredInGraph: 2_000, restoredInExchange: 5_000 })
    const { length: before } = await office.effects()

    await bringBack(office, 'Jan de Vries')

    await office.cardFor(ilse, /To do by hand: A way in/)
    const sent = await sentSince(office, before)
    assert.match(String(sent[0]), /deletedItems\/\{id\}\/restore/, sent.join('\n'))
    const { body } = await office.graph(`/users/${jan.id}?$select=accountEnabled,assignedLicenses`)
    assert.equal(body['accountEnabled'], true)
    assert.ok((body['assignedLicenses'] as readonly unknown[]).length > 0)
    assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'UserMailbox')
    assert.doesNotMatch(office.log.join(''), /"level":(50|60)/)
  })

  it('brings back nothing else where the account is left deleted, and says so', async () => {
    const { length: before } = await office.effects()
    const page = await askBack(office, 'Jan de Vries')

    const opened = await openStep(office, page, 'back-account')
    const card = await office.teams.press(ilse, opened, 'Save', { choice: 'leave' })

    assert.doesNotMatch(textOf(card), /Licences:/)
    const plan = textOf((await office.cardFor(ilse, /The return of Jan/)).card)
    assert.match(plan, /The account stays deleted, so nothing else of it comes back/)
    assert.doesNotMatch(plan, /Licences:\*\* Assign/)
    assert.deepEqual(await sentSince(office, before), [])
  })

  it('who is gone for good, says so, and neither ends nor opens anything', async () => {
    const caseId = caseIdIn(office)
    const cases = await casesIn(office)
    for (const goneFor of ['age-deletion', 'purge-person'] as const) {
      if (goneFor === 'age-deletion') await office.control(goneFor, { id: jan.id, days: 31 })
      else await office.control(goneFor, { id: jan.id }).catch(() => undefined)

      await office.teams.say(ilse, '/restore Jan de Vries')

      const answer = textOf(office.teams.inChatOf(ilse).at(-1)?.card)
      assert.match(answer, /Jan de Vries cannot come back under this account/)
      assert.match(answer, /Microsoft keeps a deleted account for 30 days/)
    }
    assert.equal(await casesIn(office), cases)
    const entries = (await entriesOf(office)).get(caseId) ?? []
    assert.deepEqual(eventsOf(entries, 'cancelled'), [])
  })

  it('says before anything is approved that somebody has the sign-in name by now', async () => {
    await office.control('rename-person', { id: people.evaWillems.id, userPrincipalName: jan.userPrincipalName })

    const page = await askBack(office, 'Jan de Vries')

    assert.match(textOf(page.card), /Account:\*\*[^\n]*under another sign-in name/)
    assert.deepEqual(
      (await sentSince(office, 0)).filter((what) => what.includes('restore')),
      [],
    )
  })
})
