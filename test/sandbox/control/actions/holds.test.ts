import { strict as assert } from 'node:assert'
import { people } from '../../../../sandbox/seeds/people'
import type { Json } from '../../support'
import { acting } from './acting'

const { janDeVries: jan, tomVisser: tom, ahmedYildiz: ahmed, receptie, saskiaDeGroot: saskia } = people

describe('what an administrator does to the pretend tenant in another window: a hold', () => {
  const { act, cmdlet, mailbox } = acting()
  const shown = async (id: string): Promise<Json> => {
    const found = await mailbox(id)
    const { LitigationHoldEnabled, LitigationHoldDuration, DelayHoldApplied, ComplianceTagHoldApplied, InPlaceHolds } =
      found ?? {}
    return {
      litigation: [LitigationHoldEnabled, LitigationHoldDuration],
      delay: DelayHoldApplied,
      label: ComplianceTagHoldApplied,
      others: InPlaceHolds,
    } as unknown as Json
  }
  const free = { litigation: [false, 'Unlimited'], delay: false, label: false, others: [] }

  it('by litigation is put on, for some days or without end, and taken off', async () => {
    await act('put-on-hold', { id: jan.id, by: 'litigation', days: 30 })
    const forDays = await shown(jan.id)
    await act('put-on-hold', { id: jan.id, by: 'litigation' })
    const forEver = await shown(jan.id)
    await act('take-off-hold', { id: jan.id, by: 'litigation' })

    assert.deepEqual(forDays, { ...free, litigation: [true, '30.00:00:00'] })
    assert.deepEqual(forEver, { ...free, litigation: [true, 'Unlimited'] })
    assert.deepEqual(await shown(jan.id), free)
  })

  for (const [by, kind] of [
    ['delay', { delay: true }],
    ['label', { label: true }],
  ] as const)
    it(`by ${by} is put on and taken off by itself`, async () => {
      await act('put-on-hold', { id: saskia.id, by })
      const held = await shown(saskia.id)
      await act('take-off-hold', { id: saskia.id, by })

      const before = { ...free, litigation: [true, 'Unlimited'] }
      assert.deepEqual(held, { ...before, ...kind })
      assert.deepEqual(await shown(saskia.id), before)
    })

  it('by a policy and by a case is shown as Exchange writes it, and each taken off by itself', async () => {
    await act('put-on-hold', { id: jan.id, by: 'policy' })
    await act('put-on-hold', { id: jan.id, by: 'case' })
    const both = (await shown(jan.id))['others']
    await act('take-off-hold', { id: jan.id, by: 'policy' })
    const one = (await shown(jan.id))['others']
    await act('take-off-hold', { id: jan.id, by: 'case' })

    assert.match(String(both), /^mbx[0-9a-f]{32}:2,UniH[0-9a-f-]{36}$/)
    assert.match(String(one), /^UniH/)
    assert.deepEqual(await shown(jan.id), free)
  })

  it('of the whole organisation is shown by the organisation, and by mailboxes that it leaves out', async () => {
    const holds = async () => (await cmdlet('Get-OrganizationConfig', {}))?.['InPlaceHolds']
    await act('put-on-hold', { id: jan.id, by: 'case' })
    await act('put-organisation-on-hold', { except: [jan.id] })
    const held = String(await holds())
    const spared = String((await shown(jan.id))['others'])
    const kept = await shown(tom.id)

    await act('take-organisation-off-hold', {})

    assert.match(held, /^mbx[0-9a-f]{32}:2$/)
    assert.match(spared, new RegExp(`^UniH[0-9a-f-]{36},-${held}$`))
    assert.deepEqual(kept, free)
    assert.deepEqual([await holds(), String((await shown(jan.id))['others'])], [[], spared.split(',')[0]])
  })

  it('takes a mailbox, a licence where litigation is concerned, and days for nothing else', async () => {
    assert.match(await act('put-on-hold', { id: ahmed.id, by: 'label' }), /^404 .*has no mailbox/)
    assert.match(await act('put-on-hold', { id: receptie.id, by: 'litigation' }), /^400 The licence does not permit/)
    assert.match(await act('put-on-hold', { id: jan.id, by: 'delay', days: 3 }), /^400 Only a litigation hold/)
    for (const days of [0, 1.5])
      assert.match(await act('put-on-hold', { id: jan.id, by: 'litigation', days }), /^400 .*days/s)
    assert.match(await act('put-organisation-on-hold', { except: [ahmed.id] }), /^404 /)
    assert.deepEqual((await cmdlet('Get-OrganizationConfig', {}))?.['InPlaceHolds'], [])
    assert.deepEqual(await shown(jan.id), free)
  })
})
