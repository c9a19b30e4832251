import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import sinon from 'sinon'
import type { Operation } from '../../../../services/model/operation'
import type { PartBack } from '../../../../services/model/partBack'
import {
  mailboxAccess,
  type MailboxAccessDecision,
  type MailboxAccessFacts,
  type Right,
} from '../../../../services/steps/mailbox-access'
import { mostLookedAt, readMailboxAccess } from '../../../../services/steps/mailbox-access/reading'
import { context, envelope, eva, evaAsPerson, inWords, jan, people, petra, problem, request } from '../builders'

const nothing: MailboxAccessFacts = { exists: true, synced: false, successorHas: [], others: [] }
const reception = { id: 'reception', name: 'Receptie' }
const newsletter = { id: 'newsletter', name: 'Nieuwsbrief' }
const open: MailboxAccessFacts = {
  ...nothing,
  others: [
    { ...reception, rights: ['fullAccess', 'sendAs'] },
    { ...newsletter, rights: ['sendOnBehalf'] },
  ],
}
const all: readonly Right[] = ['fullAccess', 'sendAs', 'sendOnBehalf']
const giveAll = { choice: 'change', successor: evaAsPerson(), give: all, take: [], search: false } as const
const takeAll = { choice: 'change', give: [], take: [reception, newsletter], search: false } as const
const search = { choice: 'change', give: [], take: [], search: true } as const
const shared = context({
  facts: { 'mailbox-access': nothing },
  decisions: { mailbox: { choice: 'share', successor: evaAsPerson() } },
})
const parse = (input: Readonly<Record<string, string>>, facts = nothing, around = context()) =>
  mailboxAccess.parse({ successor: eva().id, ...input }, facts, people(eva()), around)
const given: MailboxAccessFacts = { ...nothing, successorHas: all }
const back = (now: MailboxAccessFacts, before: MailboxAccessFacts, decision: MailboxAccessDecision) =>
  mailboxAccess.restore(jan(), now, before, decision)
const sentBack = (...story: Parameters<typeof back>) => back(...story).flatMap(({ operations }) => operations)
const ids = (parts: readonly PartBack[]) => parts.map(({ id }) => id)
const sent = (operations: readonly Operation[]) => operations.map(request)

type Asked = Readonly<Record<string, string>>
type Answers = (cmdlet: string, asked: Asked) => readonly object[] | undefined

/** What Exchange says to each read; undefined is that it is not there. */
function exchange(answers: Answers) {
  const get = sinon.spy((cmdlet: string, asked: Asked) => {
    const answer = answers(cmdlet, asked)
    return answer === undefined ? Promise.reject(problem('exchange', 'notFound')) : Promise.resolve(answer)
  })
  return { get, reader: { get } as unknown as Parameters<typeof readMailboxAccess>[0] }
}
const sendAs = (Identity: string, Trustee: string, more: object = {}) => ({
  Identity,
  Trustee,
  AccessRights: ['SendAs'],
  AccessControlType: 'Allow',
  IsInherited: false,
  ...more,
})

describe('The step for access to mailboxes reads', () => {
  it('where the leaver may send, and full access there', async () => {
    const { reader } = exchange((cmdlet, { Identity, Filter, Trustee }) => {
      if (Filter !== undefined) return [{ RecipientTypeDetails: 'UserMailbox', ExternalDirectoryObjectId: 'fleur' }]
      if (cmdlet === 'Get-Mailbox') return [{ RecipientTypeDetails: 'UserMailbox', DistinguishedName: 'CN=jan' }]
      if (Trustee !== undefined) return [sendAs('reception', Trustee), sendAs('list', Trustee)]
      if (cmdlet === 'Get-Recipient') return [{ DisplayName: `${Identity} by name` }]
      // Mailing lists have no such permissions.
      return Identity === 'list' ? undefined : [{ User: jan().userPrincipalName, AccessRights: ['FullAccess'] }]
    })

    const { others } = await readMailboxAccess(reader, jan())

    assert.deepEqual(others, [
      { id: 'reception', name: 'reception by name', rights: ['fullAccess', 'sendAs'] },
      { id: 'list', name: 'list by name', rights: ['sendAs'] },
      { id: 'fleur', name: 'fleur by name', rights: ['fullAccess', 'sendOnBehalf'] },
    ])
  })

  it('with the name in Exchange’s directory, its apostrophes doubled in the filter', async () => {
    const { get, reader } = exchange((cmdlet, { Filter }) =>
      cmdlet === 'Get-Mailbox' && Filter === undefined
        ? [{ RecipientTypeDetails: 'UserMailbox', DistinguishedName: "CN=O'Brien" }]
        : [],
    )

    await readMailboxAccess(reader, jan())

    assert.ok(
      get.calledWith('Get-Mailbox', { Filter: "GrantSendOnBehalfTo -eq 'CN=O''Brien'", ResultSize: 'Unlimited' }),
    )
  })

  it('nothing that is denied or inherited', async () => {
    for (const more of [{ AccessControlType: 'Deny' }, { IsInherited: true }]) {
      const { reader } = exchange((cmdlet, { Trustee }) => {
        if (cmdlet === 'Get-Mailbox') return [{ RecipientTypeDetails: 'UserMailbox' }]
        return Trustee === undefined ? [] : [sendAs('reception', Trustee, more)]
      })

      assert.deepEqual((await readMailboxAccess(reader, jan())).others, [])
    }
  })

  it('nothing more where there is no mailbox, and asks nothing more then', async () => {
    const { get, reader } = exchange(() => undefined)

    const facts = await readMailboxAccess(reader, jan())

    assert.equal(get.callCount, 2)
    assert.equal(mailboxAccess.applies(facts, context()), false)
  })

  it('full access of at most twenty, however many there are', async () => {
    const many = Array.from({ length: 50 }, (_, number) => `list ${number}`)
    const { get, reader } = exchange((cmdlet, { Trustee }) => {
      if (cmdlet === 'Get-Mailbox') return [{ RecipientTypeDetails: 'UserMailbox' }]
      return Trustee === undefined ? [] : many.map((name) => sendAs(name, Trustee))
    })

    const { others } = await readMailboxAccess(reader, jan())

    assert.equal(others.length, 50)
    assert.equal(get.args.filter(([cmdlet]) => cmdlet === 'Get-MailboxPermission').length, mostLookedAt)
  })

  it('full access to what was decided, also when nothing else is left there', async () => {
    const { reader } = exchange((cmdlet, { Identity }) => {
      if (cmdlet === 'Get-Mailbox') return [{ RecipientTypeDetails: 'UserMailbox' }]
      return cmdlet === 'Get-MailboxPermission' && Identity === reception.id
        ? [{ User: jan().userPrincipalName, AccessRights: ['FullAccess'] }]
        : []
    })

    const { others } = await readMailboxAccess(reader, jan(), takeAll)

    assert.deepEqual(others, [{ id: reception.id, name: reception.id, rights: ['fullAccess'] }])
  })

  it('where the leaver may send, by each security identifier in either writing, and by the sign-in name without any', async () => {
    const askedFor = async (user: object) => {
      const { get, reader } = exchange((cmdlet, { Trustee }) => {
        if (cmdlet === 'Get-User') return [user]
        return Trustee === undefined ? [{ RecipientTypeDetails: 'UserMailbox', DisplayName: 'x' }] : []
      })
      await readMailboxAccess(reader, jan())
      return get.args.flatMap(([, { Trustee }]) => Trustee ?? [])
    }

    assert.deepEqual(await askedFor({ Sid: 'S-1-5-2', SidHistory: ['S-1-5-1'] }), ['S-1-5-2', 'S-1-5-1'])
    assert.deepEqual(await askedFor({ Sid: { Value: 'S-1-5-2' }, SidHistory: null }), ['S-1-5-2'])
    assert.deepEqual(await askedFor({ Sid: null }), [jan().userPrincipalName])
  })

  const upn = evaAsPerson().userPrincipalName
  const rightsOfEva = async (own: object, delegates: readonly unknown[] = []) => {
    const { reader } = exchange((cmdlet, { Identity, Filter, Trustee }) => {
      if (Filter !== undefined || Trustee !== undefined) return []
      if (cmdlet === 'Get-Mailbox')
        return [
          Identity === eva().id
            ? { RecipientTypeDetails: 'UserMailbox', ...own }
            : { RecipientTypeDetails: 'UserMailbox', GrantSendOnBehalfTo: delegates },
        ]
      return cmdlet === 'Get-RecipientPermission'
        ? [sendAs(jan().id, upn.toUpperCase())]
        : [{ User: upn, AccessRights: ['FullAccess'] }]
    })
    return (await readMailboxAccess(reader, jan(), giveAll)).successorHas
  }

  it('what the successor has, by whichever unique name Exchange writes', async () => {
    assert.deepEqual(await rightsOfEva({}), ['fullAccess', 'sendAs'])
    assert.deepEqual(await rightsOfEva({ Identity: 'Eva 2' }, ['eva 2']), all)
    assert.deepEqual(await rightsOfEva({ Identity: 'x' }, [eva().id]), all)
  })

  it('not somebody else with the same display name for the successor', async () => {
    assert.deepEqual(await rightsOfEva({ Identity: 'Eva Willems 2' }, ['Eva Willems', { odd: true }]), [
      'fullAccess',
      'sendAs',
    ])
  })
})

describe('The step for access to mailboxes', () => {
  it('suggests to take the leaver’s rights away, and gives nobody any by itself', () => {
    assert.deepEqual(mailboxAccess.suggest(open, context()), takeAll)
    assert.deepEqual(mailboxAccess.suggest(nothing, shared), { choice: 'leave' })
  })

  it('advises about mailboxes of others, by name', () => {
    const [finding] = mailboxAccess.findings(open)

    assert.equal(finding?.tone, 'advice')
    assert.equal(inWords(finding?.message), 'May use 2 mailboxes or lists of others: Receptie and Nieuwsbrief.')
    assert.deepEqual(mailboxAccess.findings(nothing), [])
  })

  it('gives each right by its own cmdlet, and takes it again on the way back', () => {
    const { id } = jan()
    const { userPrincipalName: who } = evaAsPerson()
    const exchangeCall = (cmdlet: string, parameters: object) => ({
      via: 'exchange',
      cmdlet,
      parameters: { Identity: id, ...parameters },
    })
    const full = { User: who, AccessRights: ['FullAccess'], InheritanceType: 'All', Confirm: false }
    const send = { Trustee: who, AccessRights: ['SendAs'], Confirm: false }
    const behalf = (change: object) => ({
      GrantSendOnBehalfTo: { '@odata.type': '#Exchange.GenericHashTable', ...change },
    })

    assert.deepEqual(sent(mailboxAccess.plan(jan(), nothing, giveAll, nothing)), [
      exchangeCall('Add-MailboxPermission', { ...full, AutoMapping: true }),
      exchangeCall('Add-RecipientPermission', send),
      exchangeCall('Set-Mailbox', behalf({ add: who })),
    ])
    assert.deepEqual(sent(sentBack(given, nothing, giveAll)), [
      exchangeCall('Remove-MailboxPermission', full),
      exchangeCall('Remove-RecipientPermission', send),
      exchangeCall('Set-Mailbox', behalf({ remove: who })),
    ])
  })

  it('goes on with the other rights when one is refused', () => {
    const plan = [giveAll, takeAll].flatMap((decision) => mailboxAccess.plan(jan(), open, decision, open))

    assert.deepEqual([...new Set(plan.map(({ whenRefused }) => whenRefused))], ['continue'])
  })

  it('gives no full access that sharing gives, but all the same to somebody else than sharing does', () => {
    const input = { give: 'fullAccess,sendAs' }
    const withPetra = context({ decisions: { mailbox: { choice: 'share', successor: petra } } })

    const same = parse(input, nothing, shared)
    const other = parse(input, nothing, withPetra)

    assert.deepEqual(same.ok && same.value.choice === 'change' && same.value.give, ['sendAs'])
    assert.deepEqual(other.ok && other.value.choice === 'change' && other.value.give, ['fullAccess', 'sendAs'])
    assert.match(
      JSON.stringify(mailboxAccess.ask(envelope('mailbox-access'), nothing, { choice: 'leave' }, shared)),
      /already gives Eva Willems full access/,
    )
  })

  it('neither sends nor takes back what the successor had before', () => {
    const facts: MailboxAccessFacts = { ...nothing, successorHas: ['fullAccess'] }
    const cmdlets = (operations: readonly Operation[]) =>
      operations.map((operation) => (operation.via === 'exchange' ? operation.cmdlet : operation.via))

    assert.deepEqual(cmdlets(mailboxAccess.plan(jan(), facts, giveAll, facts)), [
      'Add-RecipientPermission',
      'Set-Mailbox',
    ])
    assert.deepEqual(cmdlets(sentBack(given, facts, giveAll)), ['Remove-RecipientPermission', 'Set-Mailbox'])
  })

  it('brings back each right elsewhere by itself, where it is missing', () => {
    const parts = back(nothing, open, takeAll)

    assert.deepEqual(ids(parts), ['reception fullAccess', 'reception sendAs', 'newsletter sendOnBehalf'])
    const cmdlet = (part: PartBack | undefined) =>
      part?.operations.map((one) => (one.via === 'exchange' ? one.cmdlet : ''))
    assert.deepEqual(parts.map(cmdlet), [['Add-MailboxPermission'], ['Add-RecipientPermission'], ['Set-Mailbox']])
    const partly = { ...nothing, others: [{ ...reception, rights: ['sendAs'] as const }] }
    assert.deepEqual(ids(back(partly, open, takeAll)), ['reception fullAccess', 'newsletter sendOnBehalf'])
    assert.deepEqual(ids(back(nothing, open, { ...takeAll, take: [newsletter] })), ['newsletter sendOnBehalf'])
  })

  it('takes rights from the successor before it gives any back, also where Exchange does not find the mailbox yet', () => {
    const both = { ...giveAll, take: [reception, newsletter] }
    const mine = ['successor fullAccess', 'successor sendAs', 'successor sendOnBehalf']

    assert.deepEqual(ids(back(given, open, both)).slice(0, 3), mine)
    assert.deepEqual(ids(back({ ...nothing, exists: false }, open, both)).slice(0, 3), mine)
    assert.deepEqual(ids(back(nothing, nothing, giveAll)), [])
  })

  it('says that what was found by hand nobody wrote down', () => {
    const [part, ...more] = back(nothing, nothing, search)

    assert.deepEqual([part?.stands, more], ['lost', []])
    assert.match(inWords(part?.why), /nobody wrote down. Ask /)
  })

  it('leaves everything alone on the way back that is as it was, and takes from the successor only what they have (any rights)', () => {
    const rights = fc.subarray([...all])
    const anyFacts = fc
      .record({ successorHas: rights, reception: rights, newsletter: rights })
      .map((found): MailboxAccessFacts => ({
        ...nothing,
        successorHas: found.successorHas,
        others: [
          { ...reception, rights: found.reception },
          { ...newsletter, rights: found.newsletter },
        ],
      }))
    const decision = { ...giveAll, take: [reception, newsletter] }

    fc.assert(
      fc.property(anyFacts, anyFacts, (now, before) => {
        assert.deepEqual(back(before, before, decision), [])
        for (const id of ids(back(now, before, decision))) {
          const [whose, right] = id.split(' ') as [string, Right]
          const has = (facts: MailboxAccessFacts) =>
            whose === 'successor'
              ? facts.successorHas.includes(right)
              : facts.others.some((one) => one.id === whose && one.rights.includes(right))
          assert.deepEqual([has(now), has(before)], whose === 'successor' ? [true, false] : [false, true])
        }
      }),
    )
  })

  it('does not offer for a synced account what only Active Directory can change, and takes no forged answer', () => {
    const synced = { ...nothing, synced: true }

    const card = JSON.stringify(mailboxAccess.ask(envelope('mailbox-access'), synced, { choice: 'leave' }, context()))
    const forged = parse({ give: 'sendOnBehalf' }, synced)

    assert.doesNotMatch(card, /"sendOnBehalf"/)
    assert.match(card, /set in Active Directory/)
    assert.deepEqual(forged, { ok: true, value: { choice: 'leave' } })
  })

  it('asks for a successor only when something is given, and for one with a mailbox', () => {
    const nobody = parse({ give: 'sendAs', successor: '' })
    const withoutMailbox = mailboxAccess.parse(
      { give: 'sendAs', successor: eva().id },
      nothing,
      people(eva({ mail: undefined })),
      context(),
    )

    assert.equal(nobody.ok, false)
    assert.equal(inWords(withoutMailbox.ok ? undefined : withoutMailbox.problem).startsWith('Eva Willems has no'), true)
    assert.deepEqual(parse({ successor: '' }), { ok: true, value: { choice: 'leave' } })
  })

  it('hands the search for full access, folders, rooms and flows elsewhere to a person, with the exact commands', () => {
    const [task, ...others] = mailboxAccess.plan(jan(), nothing, search, nothing)

    assert.ok(task?.via === 'person')
    assert.match(inWords(task.instruction), /Get-EXOMailboxPermission -User "jan\.devries@contoso\.com"/)
    assert.match(inWords(task.instruction), /Remove-MailboxPermission -Identity "MAILBOX"/)
    const said = others.map((one) => (one.via === 'person' ? inWords(one.instruction) : ''))
    assert.match(
      said[0] ?? '',
      /Get-EXOMailboxFolderPermission -Identity "MAILBOX:\\Calendar" -User "jan\.devries@contoso\.com"/,
    )
    assert.match(said[1] ?? '', /Get-CalendarProcessing \| Where-Object ResourceDelegates -Match "Jan de Vries"/)
    assert.match(said[2] ?? '', new RegExp(`Get-AdminFlow -CreatedBy ${jan().id}`))
    assert.equal(said.length, 3)
  })

  it('claims to have read back only what a read shows', () => {
    const said = (decision: Parameters<typeof mailboxAccess.verified>[1]) =>
      inWords(mailboxAccess.verified(nothing, decision))

    assert.doesNotMatch(said(search), /Rights on mailboxes now/)
    assert.match(said({ ...takeAll, search: true }), /\. A colleague confirmed/)
    assert.match(said(giveAll), /^Rights on mailboxes now: full access, send as, and send on behalf for Eva Willems\.$/)
  })

  it('leaves rights alone that were not decided about', () => {
    const decision = { ...takeAll, take: [newsletter] }

    const plan = mailboxAccess.plan(jan(), open, decision, open)

    assert.equal(plan.length, 1)
    assert.match(inWords(plan[0]?.explain), /send on behalf on Nieuwsbrief/)
  })

  it('is done exactly when no cmdlet is left to send (any facts, any decision)', () => {
    const rights = fc.uniqueArray(fc.constantFrom(...all))
    const recipient = fc.constantFrom(reception, newsletter)
    const facts = fc.record({
      exists: fc.constant(true),
      synced: fc.boolean(),
      successorHas: rights,
      others: fc.array(fc.tuple(recipient, rights).map(([one, has]) => ({ ...one, rights: has }))),
    })
    const decision = fc.record({
      choice: fc.constant('change' as const),
      successor: fc.constant(evaAsPerson()),
      give: rights,
      take: fc.uniqueArray(recipient),
      search: fc.boolean(),
    })

    fc.assert(
      fc.property(facts, decision, (found, decided) => {
        const cmdlets = mailboxAccess.plan(jan(), found, decided, found).filter(({ via }) => via === 'exchange')
        assert.equal(mailboxAccess.isDone(found, decided, found), cmdlets.length === 0)
      }),
    )
  })
})
