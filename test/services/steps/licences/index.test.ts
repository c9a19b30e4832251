import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { largestCard, sizeOf } from '../../../../cards/fit'
import { needsOf } from '../../../../services/steps/licences/whyNeeded'
import { goAlong, licencesAfter, unmet } from '../../../../services/steps/licences/afterDecision'
import { lockOf } from '../../../../services/steps/licences/keeping'
import { licences, type Licence, type LicencesFacts, type LicensingGroup } from '../../../../services/steps/licences'
import type { Context } from '../../../../services/steps/step'
import { context, envelope, evaAsPerson, inWords, jan, people, reader, request } from '../builders'
import { licence as licenceOf } from './made'

const root = 'https://graph.microsoft.com/v1.0'
const nothing = { exchange: false, oneDrive: false, phone: false }
const group: LicensingGroup = { id: 'sales', name: 'Sales licences', dynamic: false, synced: false }
const dynamic: LicensingGroup = { ...group, id: 'rule', name: 'All of Sales', dynamic: true }
const synced: LicensingGroup = { ...group, id: 'synced', name: 'AD Sales', synced: true }

function licence(name: string, more: Partial<Licence> = {}): Licence {
  return licenceOf(name, { size: 5, ...more })
}
const e5 = licence('E5', { size: 60, hasExchange: true, hasExchangePlan2: true, hasPhone: true, hasOneDrive: true })
const plan1 = licence('Exchange 1', { size: 1, hasExchange: true })
const visio = licence('Visio')
const through = (...groups: readonly LicensingGroup[]) => ({ direct: false, groups })

function facts(...assigned: readonly Licence[]): LicencesFacts {
  return { assigned, mailboxKind: 'UserMailbox' }
}

const successor = evaAsPerson()
const ordinary = { exists: true, kind: 'UserMailbox', sizeInBytes: 1e9, archive: false, hold: false }
function mailboxIs(overrides: object, decision?: object, more: Context['decisions'] = {}): Context {
  const decisions = decision === undefined ? more : { mailbox: decision, ...more }
  return context({ facts: { mailbox: { ...ordinary, ...overrides } }, decisions })
}
const shared = { choice: 'share', successor }
const forwarded = { choice: 'forward', successor, keepCopy: true }
const suggested = (found: LicencesFacts, around: Context) => licences.suggest(found, around).remove
const answer = (remove: string, found: LicencesFacts, around: Context) =>
  licences.parse({ remove }, found, people(), around)

describe('The step for the licences', () => {
  describe('what it suggests to take away', () => {
    it('is everything once the mailbox is to be shared', () => {
      assert.deepEqual(suggested(facts(e5, visio), mailboxIs({}, shared)), ['E5', 'Visio'])
    })

    it('is all but the smallest licence that lets the mailbox forward', () => {
      assert.deepEqual(suggested(facts(e5, plan1, visio), mailboxIs({}, forwarded)), ['E5', 'Visio'])
    })

    it('is not the Plan 2 licence of a shared mailbox that is large, archived or on hold', () => {
      for (const special of [{ sizeInBytes: 60 * 1024 ** 3 }, { archive: true }, { hold: true }]) {
        assert.deepEqual(suggested(facts(e5, plan1, visio), mailboxIs(special, shared)), ['Exchange 1', 'Visio'])
      }
    })

    it('is not the licence with Exchange of a mailbox that is left as it is', () => {
      assert.deepEqual(suggested(facts(e5, visio), mailboxIs({}, { choice: 'leave' })), ['Visio'])
      assert.deepEqual(suggested(facts(e5, visio), mailboxIs({})), ['Visio'])
    })

    it('is not the phone licence while calls are forwarded', () => {
      const phone = licence('Phone', { hasPhone: true, size: 1 })

      const around = mailboxIs({}, shared, { calls: { choice: 'forward', successor } })

      assert.deepEqual(suggested(facts(e5, phone, visio), around), ['E5', 'Visio'])
    })

    it('is nothing that comes from a group which follows a rule or Active Directory', () => {
      const found = facts(licence('A', through(dynamic)), licence('B', through(synced)), visio)

      assert.deepEqual(suggested(found, context()), ['Visio'])
    })

    it('is nothing that shares a group with a licence that must stay', () => {
      const found = facts(
        licence('E3', { ...through(group), hasExchange: true }),
        licence('Extra', through(group)),
        visio,
      )

      assert.deepEqual(suggested(found, mailboxIs({}, forwarded)), ['Visio'])
    })

    it('always obeys the rules it is judged by, whatever the licences, groups and decisions', () => {
      fc.assert(
        fc.property(anyLicences(), anyContext(), (assigned, around) => {
          const { remove, keep } = licences.suggest(facts(...assigned), around)
          const parsed = answer(remove.join(','), facts(...assigned), around)

          assert.equal(parsed.ok, true)
          assert.equal(goAlong(assigned, remove).length, 0)
          assert.equal(unmet(licencesAfter(assigned, remove), needsOf(around)), undefined)
          assert.ok(assigned.every((one) => lockOf(one) === undefined || keep.includes(one.skuId)))
          assert.equal(remove.length + keep.length, assigned.length)
        }),
      )
    })
  })

  describe('the answers it takes', () => {
    it('are the licences that were ticked, and none is an answer too', () => {
      const parsed = answer('Visio', facts(e5, visio), context())

      assert.ok(parsed.ok)
      assert.deepEqual([parsed.value.remove, parsed.value.keep, parsed.value.names], [['Visio'], ['E5'], ['Visio']])
      const none = answer('', facts(e5, visio), context())
      assert.ok(none.ok && licences.changesNothing(none.value))
    })

    it('are refused in words when they cannot be carried out, with a way out', () => {
      const inGroup = facts(licence('E3', through(group)), licence('Extra', through(group)))
      const refusals = [
        answer('forged', facts(e5), context()),
        answer('A', facts(licence('A', through(dynamic))), context()),
        answer('B', facts(licence('B', through(synced))), context()),
        answer('Extra', inGroup, context()),
      ].map((parsed) => (parsed.ok ? 'accepted' : inWords(parsed.problem)))

      assert.match(refusals[0] ?? '', /not a licence of this account/)
      assert.match(refusals[1] ?? '', /“?A cannot be taken away here.*All of Sales.*follow a rule/)
      assert.match(refusals[2] ?? '', /AD Sales.*Active Directory/)
      assert.match(refusals[3] ?? '', /cannot stay: E3/)
    })

    it('never take the last licence that the mailbox or the calls need', () => {
      const needing = [
        mailboxIs({}, forwarded),
        mailboxIs({ sizeInBytes: 60 * 1024 ** 3 }, shared),
        mailboxIs({ archive: true }, shared),
        mailboxIs({ hold: true }, { choice: 'leave' }),
        mailboxIs({ forwardingTo: 'x@y.example' }, { choice: 'leave' }),
        mailboxIs({}, shared, { calls: { choice: 'forward', successor } }),
      ]

      for (const around of needing) {
        const parsed = answer('E5,Visio', facts(e5, visio), around)

        assert.ok(!parsed.ok)
        assert.match(inWords(parsed.problem), /A licence must stay: .*Leave one of these unticked: E5/)
      }
    })
  })

  describe('what its card has of very many', () => {
    const many = (count: number) => [...Array.from({ length: count }, (_none, index) => licence(`Add-on ${index}`)), e5]
    const shownOf = (found: LicencesFacts, remove: readonly string[]) => {
      const decision = { remove, keep: [], names: [], loses: nothing }
      const card = licences.ask(envelope('licences'), found, decision, context())
      const body = card['body'] as readonly Readonly<Record<string, unknown>>[]
      const inputs = body.flatMap((one) => (Array.isArray(one['items']) ? (one['items'] as typeof body) : [one]))
      const { value, choices } = inputs.find(({ id }) => id === 'remove') ?? assert.fail()
      return { card, value: String(value), choices: choices as readonly { readonly value: string }[] }
    }

    it('is each of them while they fit, and means what it shows', () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 600 }), fc.boolean(), (count, all) => {
          const found = facts(...many(count))
          const going = found.assigned.flatMap(({ skuId }) => (all ? [skuId] : []))

          const { card, value, choices } = shownOf(found, going)
          const parsed = answer(value, found, context())

          assert.ok(sizeOf(card) < largestCard)
          assert.equal(choices.length, count > 120 ? 121 : count + 1)
          assert.deepEqual(parsed.ok && parsed.value.remove, going)
        }),
        { numRuns: 20 },
      )
    })

    it('is what something may depend on, and the rest together, ticked or not', () => {
      const found = facts(...many(300))
      const { value, choices } = shownOf(found, ['Add-on 7'])
      const rest = choices.at(-1)?.value ?? ''

      const parsed = answer(`E5,${rest}`, found, context())

      assert.deepEqual([choices[0]?.value, value, rest], ['E5', 'Add-on 7', 'others:120'])
      assert.equal(parsed.ok && parsed.value.remove.length, 1 + 301 - 120)
      for (const broken of ['others:', 'others:x', 'others:-5', 'others:1.5'])
        assert.equal(answer(broken, found, context()).ok, false, broken)
    })

    it('is few lines about what stays', () => {
      const staying = Array.from({ length: 40 }, (_none, index) => licence(`Group ${index}`, through(dynamic)))

      assert.match(JSON.stringify(shownOf(facts(visio, ...staying), []).card), /32 more stay for such reasons/)
    })

    it('names few of them in a sentence', () => {
      const names = many(30).map(({ name }) => name)

      const said = inWords(licences.describe({ remove: names, keep: [], names, loses: nothing }))

      assert.match(said, /Add-on 7, and 23 more$/)
    })
  })

  describe('what it sends', () => {
    const remove = (...names: readonly string[]) => ({
      remove: names,
      keep: [],
      names,
      loses: nothing,
    })

    it('is one request for all direct licences, since some depend on others', () => {
      const plan = licences.plan(jan(), facts(e5, visio), remove('E5', 'Visio'), facts())

      assert.deepEqual(plan.map(request), [
        {
          via: 'graph',
          method: 'POST',
          path: `/users/${jan().id}/assignLicense`,
          body: { addLicenses: [], removeLicenses: ['E5', 'Visio'] },
        },
      ])
    })

    it('takes the leaver out of a licensing group once, without touching the user object', () => {
      const found = facts(licence('E3', through(group)), licence('Extra', through(group)))

      const plan = licences.plan(jan(), found, remove('E3', 'Extra'), found)

      assert.deepEqual(plan.map(request), [
        { via: 'graph', method: 'DELETE', path: `/groups/sales/members/${jan().id}/$ref` },
      ])
    })

    it('takes the leaver out of a mail-enabled security group by Exchange, since Graph cannot', () => {
      const found = facts(licence('E3', through({ ...group, exchange: true })))
      const parameters = {
        Identity: 'sales',
        Member: jan().id,
        BypassSecurityGroupManagerCheck: true,
        Confirm: false,
      }

      const plan = licences.plan(jan(), found, remove('E3'), found)

      assert.deepEqual(plan.map(request), [{ via: 'exchange', cmdlet: 'Remove-DistributionGroupMember', parameters }])
    })

    it('is nothing for a group that was left already: its licence goes by itself, and is done when it is gone', () => {
      const found = facts(licence('E3', through({ ...group, left: true })))

      assert.deepEqual(licences.plan(jan(), found, remove('E3'), found), [])
      assert.equal(licences.isDone(found, remove('E3'), found), false)
    })

    it('goes on with the groups when the direct licences are refused, and the other way round', () => {
      const found = facts(e5, licence('E3', through(group)))

      const plan = licences.plan(jan(), found, remove('E5', 'E3'), found)

      assert.deepEqual(
        plan.map(({ whenRefused }) => whenRefused),
        ['continue', 'continue'],
      )
    })

    it('does both for a licence that came both ways', () => {
      const found = facts(licence('E3', { direct: true, groups: [group] }))

      assert.equal(licences.plan(jan(), found, remove('E3'), found).length, 2)
    })

    it('is nothing once none of the licences is assigned any more', () => {
      assert.deepEqual(licences.plan(jan(), facts(e5), remove('Visio'), facts(e5, visio)), [])
      assert.equal(licences.isDone(facts(e5), remove('Visio'), facts(e5, visio)), true)
      assert.equal(licences.isDone(facts(e5, visio), remove('Visio'), facts(e5, visio)), false)
    })
  })

  describe('on the way back', () => {
    const before = facts(visio, licence('E5', { size: 60, disabledPlans: ['off'] }), licence('E3', through(group)))
    const taken = { remove: ['Visio', 'E5', 'E3'], keep: [], names: [], loses: nothing }
    const seats = { E5: 1, Visio: 1, E3: 1 }
    const back = (assigned: readonly Licence[] = [], free: Readonly<Record<string, number>> = seats) =>
      licences.restore(jan(), { ...facts(...assigned), free, root }, before, taken)
    const assign = (skuId: string, ...disabledPlans: readonly string[]) => ({
      via: 'graph',
      method: 'POST',
      path: `/users/${jan().id}/assignLicense`,
      body: { addLicenses: [{ skuId, disabledPlans }], removeLicenses: [] },
    })

    it('gives each direct licence by itself, the largest first, with the plans that were off, and each group by itself', () => {
      assert.deepEqual(
        back().map(({ id, stands, operations }) => [id, stands, ...operations.map(request)]),
        [
          ['E5', 'asMade', assign('E5', 'off')],
          ['Visio', 'asMade', assign('Visio')],
          [
            'sales',
            'asMade',
            {
              via: 'graph',
              method: 'POST',
              path: '/groups/sales/members/$ref',
              body: { '@odata.id': `${root}/users/${jan().id}` },
            },
          ],
        ],
      )
    })

    it('sends once more after all the others what may depend on one of them', () => {
      const [suite] = back()

      assert.equal(suite?.operations[0]?.whenRefused, 'retry')
    })

    it('knows of one that needs Teams by what it comes back, unless Teams is there already or was never needed', () => {
      const suite = licence('E3', { size: 40, hasTeams: true })
      const phone = licence('Phone', { size: 1, needsTeams: true })
      const given = licence('F3', { ...through(group), hasTeams: true })
      const needs = (assigned: readonly Licence[], found: readonly Licence[], remove = found) => {
        const chosen = { ...taken, remove: remove.map(({ skuId }) => skuId) }
        return licences
          .restore(jan(), { ...facts(...assigned), root }, facts(...found), chosen)
          .find(({ id }) => id === 'Phone')?.needs
      }

      assert.deepEqual(needs([], [suite, phone]), ['E3'])
      assert.deepEqual(needs([], [suite, phone, given]), ['E3', 'sales'])
      assert.deepEqual(needs([], [suite, phone], [phone]), [])
      assert.equal(needs([suite], [suite, phone]), undefined)
      assert.deepEqual(needs([{ ...suite, error: 'CountViolation' }], [suite, phone]), ['E3'])
      assert.equal(needs([], [suite, licence('Phone')]), undefined)
      assert.equal(needs([], [suite, { ...phone, hasTeams: true }]), undefined)
    })

    it('puts the leaver into a mail-enabled security group by Exchange, since Graph cannot', () => {
      const found = facts(licence('E3', through({ ...group, exchange: true })))

      const [part] = licences.restore(jan(), facts(), found, { ...taken, remove: ['E3'] })

      const parameters = { Identity: 'sales', Member: jan().id, BypassSecurityGroupManagerCheck: true, Confirm: false }
      assert.deepEqual(part?.operations.map(request), [
        { via: 'exchange', cmdlet: 'Add-DistributionGroupMember', parameters },
      ])
    })

    it('says before anything is sent which licence has no free seat, and gives it only where that is chosen', () => {
      const told = back([], { E5: 0, Visio: 1, E3: -2 }).map(({ id, onlyIfChosen, why }) => [
        id,
        onlyIfChosen ?? false,
        inWords(why),
      ])

      assert.deepEqual(told, [
        ['E5', true, 'No seat is free of: E5. Buy one, or take one from somebody else, before this is chosen.'],
        ['Visio', false, ''],
        ['sales', true, 'No seat is free of: E3. Buy one, or take one from somebody else, before this is chosen.'],
      ])
    })

    it('gives up a product that the organisation does not have any more', () => {
      const [suite, drawing] = back([], { E5: 1, E3: 1 })

      assert.deepEqual([suite?.stands, drawing?.stands, drawing?.operations], ['asMade', 'lost', []])
      assert.match(inWords(drawing?.why), /does not have this product any more: Visio/)
    })

    it('leaves what is assigned again, and asks where somebody assigned it otherwise', () => {
      const again = [licence('E5', { disabledPlans: ['off'] }), licence('Visio', { disabledPlans: ['on'] })]

      const parts = back([...again, licence('E3', through(group))])

      assert.deepEqual(
        parts.map(({ id, stands, onlyIfChosen }) => [id, stands, onlyIfChosen]),
        [['Visio', 'changedSince', true]],
      )
    })

    it('is not over for a group whose licence came back without working, and says what is in its way', () => {
      const [part, ...more] = back([e5, visio, licence('E3', { ...through(group), error: 'CountViolation' })])

      assert.deepEqual([part?.id, part?.stands], ['E5', 'changedSince'])
      assert.deepEqual(
        more.map(({ id, stands }) => [id, stands]),
        [['sales', 'asMade']],
      )
      const [task] = more[0]?.operations ?? []
      assert.ok(task?.via === 'person')
      assert.match(inWords(task.instruction), /cannot assign E3 to jan\.devries@contoso\.com: there were no free/)
    })

    it('puts the leaver into no group that was left before the offboarding', () => {
      const left = facts(licence('E3', through({ ...group, left: true })))

      assert.deepEqual(licences.restore(jan(), facts(), left, { ...taken, remove: ['E3'] }), [])
    })

    it('touches nothing but what was taken and is not there', () => {
      fc.assert(
        fc.property(anyLicences(), anyLicences(), fc.func(fc.boolean()), (had, has, goes) => {
          const remove = had.map(({ skuId }) => skuId).filter((id) => goes(id))

          const parts = licences.restore(jan(), facts(...has), facts(...had), { ...taken, remove })

          const gone = had.filter(({ skuId }) => remove.includes(skuId))
          const mine = new Set([...remove, ...gone.flatMap(({ groups }) => groups.map(({ id }) => id))])
          const there = has.flatMap(({ skuId, direct, groups }) => [
            ...(direct ? [skuId] : []),
            ...groups.map(({ id }) => id),
          ])
          assert.ok(parts.every(({ id }) => mine.has(id) && !there.includes(id)))
        }),
      )
    })
  })

  describe('what it says about a refusal', () => {
    const plan = '3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40'
    const audio = licence('Audio', { name: 'Audio Conferencing', planIds: [plan] })
    const text = `License assignment failed because service plan ${plan.toUpperCase()} depends on the service plan(s) 57ff2da0-773e-42df-b2af-ffb7a2317929`
    const refusal = (kind: 'licenceDependency' | 'badRequest', words = text) => ({
      kind,
      system: 'graph' as const,
      text: words,
    })
    const removing = licences.suggest(facts(e5), mailboxIs({}, shared))

    it('names the licence that needs one which goes, instead of Microsoft’s number', () => {
      const said = licences.whyRefused?.(refusal('licenceDependency'), facts(e5, audio), removing)

      assert.match(inWords(said), /Audio Conferencing cannot work without one of them.*Microsoft said/)
    })

    it('leaves other refusals, and plans that no licence has, to the words that all steps share', () => {
      assert.equal(licences.whyRefused?.(refusal('badRequest'), facts(e5, audio), removing), undefined)
      assert.equal(licences.whyRefused?.(refusal('licenceDependency'), facts(e5, visio), removing), undefined)
    })
  })

  it('says first which licence is assigned but does not work, and why', () => {
    const words = (error: string) => inWords(licences.findings(facts(licence('E3', { error })))[0]?.message)

    assert.match(words('CountViolation'), /E3 is assigned but does not work: there were no free licences left/)
    assert.match(words('MutuallyExclusiveViolation'), /beside another licence/)
    assert.match(words('DependencyViolation'), /needs another licence/)
    assert.match(words('ProhibitedInUsageLocationViolation'), /not sold in the country/)
    assert.match(words('UniquenessViolation'), /same address/)
    assert.match(words('SomethingNew'), /Microsoft calls it SomethingNew/)
  })

  describe('what it says afterwards', () => {
    const after = (mailboxKind: string) => {
      const decision = licences.suggest(facts(e5), mailboxIs({}, shared))
      return licences.aftermath({ assigned: [], mailboxKind }, decision, '2026-11-23T10:00:00.000Z')
    }
    const days = (mailboxKind: string) => after(mailboxKind).reminders.map(({ at }) => at.slice(0, 10))

    it('names 60 and 93 days for the OneDrive, and 30 days for mail only when no shared mailbox keeps it', () => {
      assert.deepEqual(days('SharedMailbox'), ['2027-01-22', '2027-02-24'])
      assert.deepEqual(days('UserMailbox'), ['2026-12-23', '2027-01-22', '2027-02-24'])
    })

    it('says folded when the OneDrive is deleted that nobody pays for: 12 months after it was archived', () => {
      assert.match(inWords(after('SharedMailbox').felt[1]), /is deleted on February 24, 2028, unless somebody pays/)
    })

    it('says which seats are free and that the number of paid ones is not lower by that', () => {
      assert.match(inWords(after('SharedMailbox').felt[0]), /a seat of E5.*Billing/)
    })
  })

  it('waits for all that a licence is needed for', () => {
    for (const step of ['hold', 'devices', 'mailbox', 'onedrive', 'calls']) assert.ok(licences.after.includes(step))
  })

  it('shows on its card by which way each licence came and why one stays', () => {
    const found = facts(e5, licence('E3', through(group)), licence('A', through(dynamic)))
    const around = mailboxIs({}, forwarded)

    const card = JSON.stringify(licences.ask(envelope('licences'), found, licences.suggest(found, around), around))

    assert.match(card, /"title":"E3 \(through group Sales licences\)","value":"E3"/)
    assert.match(card, /E5 is left unticked: forwarding the mailbox needs/)
    assert.equal(card.includes('"value":"A"'), false)
  })

  it('reads each licence with its name, its way and what it gives', async () => {
    const sku = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
    const { from, graph } = reader({
      graph: {
        [`/users/${jan().id}`]: {
          assignedLicenses: [{ skuId: sku, disabledPlans: ['mcoev'] }],
          licenseAssignmentStates: [
            { skuId: sku, assignedByGroup: null, disabledPlans: ['mcoev'] },
            { skuId: sku, assignedByGroup: 'sales', disabledPlans: [] },
          ],
        },
        '/subscribedSkus': [
          {
            skuId: sku,
            skuPartNumber: 'SPE_E5',
            servicePlans: [
              { servicePlanId: 'exchange', servicePlanName: 'EXCHANGE_S_ENTERPRISE' },
              { servicePlanId: 'mcoev', servicePlanName: 'MCOEV' },
            ],
          },
        ],
        [`/users/${jan().id}/memberOf`]: [
          { '@odata.type': '#microsoft.graph.group', id: 'sales', displayName: 'Sales licences', groupTypes: [] },
        ],
      },
      exchange: { 'Get-Mailbox': [{ RecipientTypeDetails: 'SharedMailbox' }] },
    })

    const read = await licences.read(from, jan())

    const expected = licence(sku, {
      partNumber: 'SPE_E5',
      name: 'Microsoft 365 E5',
      groups: [group],
      disabledPlans: ['mcoev'],
      planIds: ['exchange', 'mcoev'],
      size: 2,
      hasExchange: true,
      hasExchangePlan2: true,
      hasArchive: true,
      hasHold: true,
      hasTeams: false,
      needsTeams: false,
    })
    assert.deepEqual(read, { assigned: [expected], mailboxKind: 'SharedMailbox', root })
    assert.equal(graph.find.callCount, 0, 'one read for all groups together')
  })

  it('reads the free seats of what was decided to be taken, and of nothing else', async () => {
    const { from } = reader({
      graph: {
        [`/users/${jan().id}`]: { assignedLicenses: [] },
        '/subscribedSkus': [
          { skuId: 'e5', skuPartNumber: 'SPE_E5', consumedUnits: 7, prepaidUnits: { enabled: 10 } },
          { skuId: 'visio', skuPartNumber: 'VISIOCLIENT', consumedUnits: 3, prepaidUnits: { enabled: 1 } },
          { skuId: 'e3', skuPartNumber: 'SPE_E3', consumedUnits: 3, prepaidUnits: { enabled: 9 } },
        ],
      },
    })

    const { free } = await licences.read(from, jan(), { remove: ['e5', 'visio'], keep: [], names: [], loses: nothing })

    assert.deepEqual(free, { e5: 3, visio: -2 })
  })

  it('reads from the state of a licence whether Microsoft could assign it, and of a group whose it is', async () => {
    const states = [
      { skuId: 'e3', assignedByGroup: 'mail', state: 'Error', error: 'CountViolation' },
      { skuId: 'visio', assignedByGroup: 'former', state: 'Active', error: 'None' },
    ]
    const mail = {
      '@odata.type': '#microsoft.graph.group',
      id: 'mail',
      displayName: 'Mail E3',
      mailEnabled: true,
      securityEnabled: true,
    }
    const { from } = reader({
      graph: {
        [`/users/${jan().id}`]: {
          assignedLicenses: states.map(({ skuId }) => ({ skuId })),
          licenseAssignmentStates: states,
        },
        [`/users/${jan().id}/memberOf`]: [mail],
      },
    })

    const { assigned } = await licences.read(from, jan())

    assert.deepEqual(
      assigned.map(({ error, groups: [first] }) => [error, first?.name, first?.exchange, first?.left]),
      [
        ['CountViolation', 'Mail E3', true, undefined],
        [undefined, 'former', undefined, true],
      ],
    )
  })

  it('does not take the Exchange foundation that comes with Visio for a mailbox', async () => {
    const { from } = reader({
      graph: {
        [`/users/${jan().id}`]: { assignedLicenses: [{ skuId: 'visio', disabledPlans: [] }] },
        '/subscribedSkus': [
          {
            skuId: 'visio',
            skuPartNumber: 'VISIOCLIENT',
            servicePlans: [{ servicePlanId: 'x', servicePlanName: 'EXCHANGE_S_FOUNDATION' }],
          },
        ],
      },
    })

    const [only] = (await licences.read(from, jan())).assigned

    assert.equal(only?.hasExchange, false)
    assert.equal(only?.direct, true)
  })
})

function anyLicences(): fc.Arbitrary<readonly Licence[]> {
  const groups = fc.subarray([group, { ...group, id: 'other' }, dynamic, synced])
  const one = fc.record({
    direct: fc.boolean(),
    groups,
    size: fc.nat(50),
    hasExchange: fc.boolean(),
    hasExchangePlan2: fc.boolean(),
    hasPhone: fc.boolean(),
  })
  return fc.array(one, { maxLength: 6 }).map((some) =>
    some.map((overrides, index) => {
      const { direct, hasExchange, hasExchangePlan2 } = overrides
      return licence(`sku${String(index)}`, {
        ...overrides,
        direct: direct || overrides.groups.length === 0,
        hasExchange: hasExchange || hasExchangePlan2,
      })
    }),
  )
}

function anyContext(): fc.Arbitrary<Context> {
  return fc
    .record({
      decision: fc.constantFrom(shared, forwarded, { choice: 'leave' }, undefined),
      calls: fc.constantFrom({ choice: 'forward', successor }, { choice: 'release' }, { choice: 'leave' }),
      archive: fc.boolean(),
      hold: fc.boolean(),
      kind: fc.constantFrom('UserMailbox', 'SharedMailbox'),
      forwardingTo: fc.constantFrom('x@y.example', undefined),
    })
    .map(({ decision, calls, ...found }) => mailboxIs(found, decision, { calls }))
}
