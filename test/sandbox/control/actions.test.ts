import { strict as assert } from 'node:assert'
import { actions } from '../../../sandbox/control/actions'
import { jansLaptop } from '../../../sandbox/seeds/devices'
import { groups } from '../../../sandbox/seeds/groups'
import { numbers } from '../../../sandbox/seeds/numbers'
import { units } from '../../../sandbox/seeds/units'
import { people } from '../../../sandbox/seeds/people'
import { acting } from './actions/acting'

const { janDeVries: jan, petraDeBoer: petra, evaWillems: eva, lisaVanDijk: lisa, danielMeijer: daniel } = people
const { atlas, helpdesk, newsletter } = groups
const nobody = '00000000-4c70-4b8e-9d2f-7e31c05f0000'

describe('what an administrator does to the pretend tenant in another window', () => {
  const { trial, act } = acting()

  it('is listed with a sentence and the schema of a body for each', async () => {
    const { body } = await trial.control('GET', 'actions')

    const listed = body as unknown as { name: string; what: string; body: { type: string } }[]
    assert.deepEqual(
      listed.map(({ name }) => name),
      Object.keys(actions),
    )
    for (const one of listed) assert.match(`${one.what} ${one.body.type}`, /\. object$/)
  })

  it('is asked for by POST', async () => {
    assert.equal((await trial.control('GET', 'block-account')).status, 405)
    assert.equal((await trial.control('POST', 'toString', {})).status, 404)
  })

  it('is no effect of the bot', async () => {
    await act('block-account', { id: jan.id })

    assert.deepEqual((await trial.control('GET', 'effects')).body, [])
  })

  describe('each refuses', () => {
    const samples: Readonly<Record<keyof typeof actions, object>> = {
      'block-account': { id: jan.id },
      'enable-account': { id: jan.id },
      'end-sessions': { id: jan.id },
      'rename-person': { id: jan.id, displayName: 'Jan Modaal' },
      'replace-sid': { id: jan.id },
      'change-person': { id: jan.id, department: 'IT' },
      'delete-person': { id: jan.id },
      'restore-person': { id: people.martijnDekker.id },
      'purge-person': { id: people.martijnDekker.id },
      'age-deletion': { id: people.martijnDekker.id, days: 1 },
      'add-address': { id: jan.id, address: 'j@contoso.com' },
      'change-manager': { id: jan.id, manager: null },
      'replace-manager': { id: jan.id, manager: null },
      'forget-sign-in-methods': { id: jan.id },
      'change-pass-policy': { enabled: false },
      'send-file': { name: 'lijst.csv', content: 'TmFhbQ==' },
      'change-active-directory': { id: lisa.id, change: 'disable' },
      'move-mailbox-to-own-servers': { id: lisa.id },
      'manage-exchange-in-cloud': { id: lisa.id },
      'move-authority-to-cloud': { id: lisa.id },
      'take-applications': { id: jan.id },
      'change-seats': { skuId: 'c5928f49-12ba-48f7-ada3-0d743a3601d5', totalLicenses: 4 },
      'set-up-ediscovery': { manager: false },
      'give-number': { id: eva.id, telephoneNumber: numbers.free.telephoneNumber },
      'lead-callers': { id: jan.id, from: 'b3f7a1c0-9d52-4e68-8a17-5c0e4d2f6b01', by: 'overflow' },
      'take-number': { id: jan.id },
      'add-device': { id: jan.id, name: 'X', ownership: 'company' },
      'block-device': { device: jansLaptop.registration.id },
      'delete-device': { device: jansLaptop.managedId },
      'share-item': { id: jan.id, place: 'Documenten', with: 'anyone' },
      'add-member': { id: petra.id, group: atlas.id },
      'remove-member': { id: jan.id, group: atlas.id },
      'add-owner': { id: petra.id, group: atlas.id },
      'remove-owner': { id: daniel.id, group: helpdesk.id },
      'set-moderators': { group: newsletter.id, moderators: [jan.id] },
      'rename-group': { group: atlas.id, displayName: 'Globe' },
      'delete-group': { group: atlas.id },
      'put-on-hold': { id: jan.id, by: 'label' },
      'take-off-hold': { id: jan.id, by: 'label' },
      'put-organisation-on-hold': {},
      'take-organisation-off-hold': {},
      'assign-licence': { id: petra.id, product: 'VISIOCLIENT' },
      'take-licence': { id: jan.id, product: 'VISIOCLIENT' },
      'buy-add-ons': { count: 1 },
      'fill-mailbox': { id: jan.id, gigabytes: 1 },
      'switch-archive-on': { id: jan.id },
      'switch-archive-off': { id: people.maartenKok.id },
      'change-forwarding': { id: jan.id, to: null },
      'add-contact': { displayName: 'Jan privé', address: 'jan@prive.example' },
      'make-mail-user': { id: jan.id, address: 'jan@prive.example' },
      'add-inbox-rule': { id: jan.id, name: 'X' },
      'list-outlook-rules': { id: jan.id },
      'set-automatic-reply': { id: jan.id, text: null },
      'remove-mailbox': { id: jan.id },
      'give-role': { id: jan.id, role: 'Global Administrator' },
      'change-role-policy': { role: 'Global Administrator' },
      'make-eligible': { id: jan.id, group: helpdesk.id },
      'take-role': { id: daniel.id, role: 'User Administrator' },
      'join-unit': { id: jan.id, unit: units.board.id },
      'leave-unit': { id: jan.id, unit: units.board.id },
    }

    for (const [name, body] of Object.entries(samples) as [keyof typeof actions, object][])
      it(`what it does not know, and nothing else: ${name}`, async () => {
        const strange = await act(name, { ...body, now: true })
        const unknown = 'id' in body ? await act(name, { ...body, id: nobody }) : '404 '
        const known = (await trial.control('POST', name, body)).status

        assert.match(strange, /^400 .*now/s)
        assert.match(unknown, /^404 /)
        assert.ok(known === 200 || known === 204, `${name} answered ${known}`)
      })
  })
})
