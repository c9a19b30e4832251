import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { languages } from '../../../../cards/texts'
import { filledIn } from '../../../../services/cases/engine/placeholders'
import type { GraphOperation, Operation } from '../../../../services/model/operation'
import { calledNow } from '../../../../services/model/renamed'
import type { RemoteProblem, RemoteProblemKind } from '../../../../services/remote/reader'
import { hold, type HoldDecision, type HoldFacts } from '../../../../services/steps/hold'
import { ordinarySettings } from '../settings'
import type { Cloud } from '../../../../services/model/cloud'
import { context, envelope, inWords, jan, people, reader } from '../builders'
import { performAll } from '../../../contract/permissionsSupport'
import { exportable, unheld } from './sample'
import { stories } from './story'

const decision: HoldDecision = { choice: 'exportByBot' }
const planned = (facts: HoldFacts = exportable, employee = jan()) => hold.plan(employee, facts, decision, exportable)
const operations = planned()
const requests = operations.filter((one): one is GraphOperation => one.via === 'graph')
const [makeCase, makeSearch, addSource, startExport] = requests
const after = (accepted: readonly Operation[], partly: readonly Operation[] = []): HoldFacts =>
  hold.withAccepted?.(exportable, accepted, partly) ?? exportable
const refusal = (kind: RemoteProblemKind, text = 'Made up'): RemoteProblem => ({ kind, system: 'graph', text })
const why = (problem: RemoteProblem) => inWords(hold.whyRefused?.(problem, exportable, decision))

describe('The export of a mailbox by eDiscovery', () => {
  for (const [ediscoveryExport, cloud, possible] of [
    [true, 'global', true],
    [true, 'usGov', true],
    [true, 'china', false],
    [false, 'global', false],
  ] as const satisfies readonly (readonly [boolean, Cloud, boolean])[])
    it(`is ${possible ? '' : 'not '}offered in the cloud ${cloud} where Purview was ${ediscoveryExport ? '' : 'not '}set up`, async () => {
      const { from } = reader({
        graph: { [`/users/${jan().id}`]: { id: jan().id, assignedPlans: [] } },
        exchange: { 'Get-Mailbox': [{ RecipientTypeDetails: 'UserMailbox' }] },
      })
      const settings = { ...ordinarySettings, ediscoveryExport, cloud }

      const facts = await hold.read({ ...from, settings }, jan())

      const card = JSON.stringify(hold.ask(envelope('hold'), facts, { choice: 'leave' }, context()))
      const parsed = hold.parse({ choice: 'exportByBot' }, facts, people(), context())
      assert.equal(card.includes('Have the bot export it'), possible)
      assert.equal(card.includes('Have a colleague export it'), true, 'a colleague can always')
      assert.equal(card.includes('it makes an eDiscovery case in Microsoft Purview'), possible)
      assert.equal(parsed.ok, possible)
      if (!parsed.ok) assert.match(inWords(parsed.problem), /not set up.*EDISCOVERY_EXPORT/)
    })

  it('is not suggested by itself', () => {
    assert.deepEqual(hold.suggest(exportable, context()), { choice: 'leave' })
    assert.equal(hold.parse({ choice: 'exportByBot' }, { exists: false }, people(), context()).ok, false)
  })

  it('is a case, a search in it, the mailbox as its source and the export, then a task that waits', () => {
    assert.deepEqual(
      requests.map(({ path }) => path),
      [
        '/security/cases/ediscoveryCases',
        '/security/cases/ediscoveryCases/{case}/searches',
        '/security/cases/ediscoveryCases/{case}/searches/{search}/additionalSources',
        '/security/cases/ediscoveryCases/{case}/searches/{search}/exportResult',
      ],
    )
    const task = operations.at(-1)
    assert.ok(task?.via === 'person' && operations.length === 5)
    assert.deepEqual([task.waits, task.link], [true, 'https://purview.microsoft.com/ediscovery'])
    assert.match(inWords(task.instruction), /case “Offboarding jan\.devries@contoso\.com”/)
    assert.match(
      inWords(task.instruction),
      /role eDiscovery Administrator\. Or somebody who has it makes you a member of that eDiscovery case/,
    )
  })

  it('can have every placeholder filled in from what was made before it', () => {
    const named: Record<string, string> = {}
    for (const operation of requests) {
      assert.ok(filledIn(operation, named) !== undefined, operation.path)
      if (operation.names !== undefined) named[operation.names] = 'an id'
    }
  })

  it('looks in no mailbox but the leaver’s, by its address or else the sign-in name', () => {
    const addressOf = (mail: string | undefined) => {
      const source = planned(exportable, jan({ mail }))[2]
      return source?.via === 'graph' ? source.body?.['email'] : undefined
    }

    assert.equal(addressOf('jan@fabrikam.com'), 'jan@fabrikam.com')
    assert.equal(addressOf(undefined), jan().userPrincipalName)
    assert.equal(addSource?.body?.['includedSources'], 'mailbox')
  })

  it('keeps its name when the leaver is renamed meanwhile, and looks for the address of now', () => {
    const renamed = calledNow(jan(), { ...jan(), userPrincipalName: 'new@contoso.com', mail: 'new@contoso.com' })

    const [made, , source, , download] = planned(exportable, renamed)

    assert.equal(made?.via === 'graph' && made.body?.['displayName'], `Offboarding ${jan().userPrincipalName}`)
    assert.equal(source?.via === 'graph' && source.body?.['email'], 'new@contoso.com')
    assert.match(inWords(download?.via === 'person' ? download.instruction : { key: '' }), /Offboarding jan\.devries/)
  })

  it('is something that cannot be read back, in each of its requests, and a litigation hold is not', () => {
    const holds = (['unlimited', 'days'] as const).flatMap((choice) =>
      hold.plan(jan(), unheld, choice === 'days' ? { choice, days: 7 } : { choice }, unheld),
    )

    assert.ok(requests.every(({ unreadable }) => unreadable === true))
    assert.ok(holds.length > 0 && holds.every(({ unreadable }) => unreadable === undefined))
  })

  it('leaves to be sent what was not accepted, whatever was, and is done when the export itself ended', () => {
    fc.assert(
      fc.property(fc.subarray(requests), (accepted) => {
        const facts = after(accepted)

        const left = planned(facts)

        const exported = accepted.includes(startExport as GraphOperation)
        const open = requests.filter((one) => !accepted.includes(one))
        assert.equal(hold.isDone(facts, decision, exportable), exported)
        assert.deepEqual(left, exported ? [] : [...open, operations.at(-1)])
      }),
    )
  })

  it('says nothing of a job in facts about which nothing was accepted, nor for other operations', () => {
    const [litigation] = hold.plan(jan(), unheld, { choice: 'unlimited' }, unheld)
    const [other] = [{ ...makeCase, path: '/security/cases/other/searches' } as GraphOperation]

    assert.deepEqual(after([]), exportable)
    assert.deepEqual(after([litigation, other].flatMap((one) => one ?? [])), exportable)
    assert.deepEqual(hold.withAccepted?.({ exists: false }, [makeCase as GraphOperation], []), {
      exists: false,
      job: { accepted: ['case'], partly: false },
    })
  })

  it('is still done when the mailbox went after it, and never by a mailbox that went before it', () => {
    const gone: HoldFacts = { exists: false }

    assert.equal(hold.isDone(hold.withAccepted?.(gone, requests, []) ?? gone, decision, exportable), true)
    assert.equal(hold.isDone(gone, decision, exportable), false)
    assert.deepEqual(planned(gone), [])
  })

  it('is not called whole in the summary when Microsoft says that it is not', () => {
    const [whole, inPart] = [after(requests), after(requests, [startExport as GraphOperation])]
    const said = (facts: HoldFacts, language: (typeof languages)[number]) =>
      inWords(hold.verified(facts, decision), language)

    for (const [language, part] of [
      ['en', /only a part/],
      ['nl', /maar een deel/],
    ] as const) {
      assert.doesNotMatch(said(whole, language), part)
      assert.match(said(inPart, language), part)
    }
    assert.match(said(whole, 'en'), /succeeded.*a person confirmed.*check neither/)
  })

  // Microsoft's permission data and its page of the API disagree about it: `test/scenarios/ediscovery.test.ts` has the other way.
  it('is refused half-way with eDiscovery.Read.All, as the permission data have it', async () => {
    const told = stories.filter(({ title }) => title.includes('eDiscovery'))
    const less = ['User.Read.All', 'Exchange.ManageAsApp', 'eDiscovery.Read.All']

    const [run] = await performAll(told, less)

    assert.deepEqual([run?.done, run?.problems.map(({ kind }) => kind)], [false, ['forbidden']])
  })

  it('does not come back, since it is a copy that is there: it says where to delete it', () => {
    const [part, ...more] = hold.restore(jan(), exportable, exportable, decision)

    assert.deepEqual([part?.stands, more], ['lost', []])
    assert.match(inWords(part?.why), /delete the eDiscovery case in Microsoft Purview/)
  })

  describe('that was refused', () => {
    for (const kind of ['forbidden', 'unauthenticated'] as const)
      it(`says what to set up, or to have a colleague do it (${kind})`, () => {
        const said = why(refusal(kind, 'Access is denied'))

        assert.match(said, /eDiscovery\.ReadWrite\.All/)
        assert.match(said, /role group eDiscovery Manager/)
        assert.match(said, /E5 or pay-as-you-go/)
        assert.match(said, /have a colleague export it.*start again.*“Access is denied”/)
      })

    it('says that statistics come first, where Microsoft asks for an estimated search', () => {
      for (const text of ['Run statistics before the export.', 'The search has no estimate.', 'Not estimated']) {
        assert.match(why(refusal('badRequest', text)), /runs the statistics of its search\. Then try again here/)
      }
    })

    it('says to look for a namesake in Purview', () => {
      assert.match(why(refusal('conflict')), /there is such an eDiscovery case, search or export already/)
    })

    for (const kind of ['badRequest', 'notFound'] as const)
      it(`says what Microsoft said of anything else (${kind})`, () => {
        assert.match(why(refusal(kind, 'The index is broken')), /did not export the mailbox.*“The index is broken”/)
      })

    for (const kind of ['throttled', 'unavailable', 'unexpected'] as const)
      it(`leaves what is nothing of eDiscovery to the general words (${kind})`, () => {
        assert.equal(why(refusal(kind)), '')
      })

    it('has words of its own for nothing that Exchange says', () => {
      assert.equal(why({ ...refusal('forbidden'), system: 'exchange' }), '')
    })
  })

  it('says where to look when an answer was lost, and what trying again does', () => {
    assert.ok(makeSearch !== undefined)

    for (const language of languages) {
      const said = inWords(hold.whyPerhapsSent?.(makeSearch), language)
      assert.match(said, /Microsoft Purview/)
      assert.ok(said.includes(inWords(makeSearch.explain, language)))
    }
  })
})
