import { strict as assert } from 'node:assert'
import { catalogueFor } from '../../dialogs/catalogue'
import { drives } from '../../sandbox/seeds/drives'
import { people } from '../../sandbox/seeds/people'
import { startSandbox, type Sandbox } from '../../sandbox/server'
import { languages } from '../../cards/texts'
import { steps } from '../../services/steps'
import { allTexts } from './allTexts'
import { samples } from '../services/steps/samples'
import { context, envelope } from '../services/steps/builders'
import { factOracles } from './factOracles'
import { factsOn } from './facts'
import { oracles } from './oracles'
import { recogniser } from './sentences'
import { Tenant } from './tenant'

/** What a lie could hold in its places. */
const values = {
  address: 'nobody@nowhere.example',
  addresses: 'nobody@nowhere.example',
  at: '2020-02-02T02:02:00.000Z',
  replaced: '2020-02-02T02:01:00.000Z',
  count: 97,
  counts: 'Microsoft 365 E5 97 (97 in use)',
  days: 97,
  enabled: 'yes',
  gigabytes: 97,
  group: 'No such group',
  leaver: 'Jan de Vries',
  line: 'So it was.',
  manager: 'No such manager',
  reasons: 'above 50 GB',
  methods: 'no such method',
  name: 'No such name',
  names: 'Microsoft 365 E5',
  number: '+31 97',
  outside: 'nobody@nowhere.example',
  parts: 'wipe CONTOSO-LT-0412',
  queues: 'left',
  requester: 'Ilse Smit',
  roles: 'No such role',
  rule: 'No such rule',
  subjects: 'No such subject',
  successor: 'Eva Willems',
  to: 'colleagues only',
  teams: 97,
  now: 'true',
  what: 'mailbox, phone number',
  who: 'Eva Willems',
  why: 'No such reason',
}

/** Who can sign in and has everything, who was blocked and has nothing, and who is not there. */
const accounts = [
  people.janDeVries,
  people.petraDeBoer,
  people.danielMeijer,
  people.lisaVanDijk,
  people.breakGlass,
  people.oliverBennett,
  { id: '00000000-0000-4000-8000-00000000dead' },
].concat(Object.values(people).filter((one) => 'blocked' in one))

describe('A sentence about Microsoft 365', () => {
  const say = catalogueFor(steps)
  const sentencesIn = recogniser(allTexts, (key) => key in oracles, values.leaver)
  let sandbox: Sandbox
  before(async () => {
    // Every oracle asks about a dozen accounts within seconds, more than an app may.
    sandbox = await startSandbox({ weather: { seed: 1, resourceUnits: { limit: 1_000_000, seconds: 1 } } })
    for (const body of [
      { id: people.janDeVries.id, to: 'elsewhere@fabrikam.com' },
      { id: people.fleurPeters.id, to: people.janDeVries.id },
    ])
      await fetch(`${sandbox.url}/_sandbox/change-forwarding`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    // Of somebody at least, what the sentences name can be opened outside.
    await fetch(`${sandbox.url}/v1.0/drives/${drives.janDeVries.id}/root:/${values.names}:/content`, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain', authorization: 'Bearer anybody' },
      body: 'x',
    })
    await fetch(`${sandbox.url}/_sandbox/share-item`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: people.janDeVries.id, place: values.names, with: 'anyone' }),
    })
  })
  after(async () => {
    await sandbox.stop()
  })

  for (const [key, { isSo }] of Object.entries(oracles))
    it(`is found by its words in both languages, and is found out when it is a lie (${key})`, async () => {
      for (const language of languages) {
        const text = say[language]({ key, values })
        const found = sentencesIn(`• ${text}`)
          .concat(sentencesIn(text))
          .find((sentence) => sentence.key === key)
        assert.ok(found !== undefined, `${language}: ${text}`)
        const answers = await Promise.all(
          accounts.map(async ({ id }) =>
            isSo({ tenant: new Tenant(sandbox.url, id), values: found.values, journal: [] }),
          ),
        )
        assert.ok(answers.includes(false), `${language}: “${text}” is so of everybody`)
      }
    })

  for (const step of steps.filter(({ id }) => id !== 'notice'))
    it(`is found by its label in both languages, and is found out when it is a lie, as a fact of ${step.id}`, async () => {
      for (const language of languages) {
        const facts = (samples[step.id] ?? []).flatMap(({ before: read, decision }) => {
          const about = { ...envelope(step.id), say: say[language] }
          return factsOn(step.ask(about, read, decision, context()))
        })
        for (const { key, label, said } of facts) {
          const answers = await Promise.all(
            accounts.map(async ({ id }) =>
              factOracles[key]!({ tenant: new Tenant(sandbox.url, id), journal: [] }, said, label),
            ),
          )
          assert.ok(answers.includes(false), `${language}: “${label}: ${said}” is so of everybody`)
        }
      }
    })
})
