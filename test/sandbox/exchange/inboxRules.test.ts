import { strict as assert } from 'node:assert'
import { people } from '../../../sandbox/seeds/people'
import { eachWithSandbox } from '../support'

const { danielMeijer, ahmedYildiz, sanneOBrien, evaWillems } = people

describe('the inbox rules of the pretend tenant', () => {
  const trial = eachWithSandbox()
  const rules = async (parameters: object = {}): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const { body } = await trial.cmdlet('Get-InboxRule', { Mailbox: danielMeijer.id, ...parameters })
    return body['value'] as unknown as readonly Readonly<Record<string, unknown>>[]
  }

  it('shows hidden ones only to who asks for them', async () => {
    const names = async (parameters?: object) => (await rules(parameters)).map(({ Name }) => Name)

    assert.deepEqual(await names(), ['Alles ook naar thuis', 'Verlof naar HR', 'Oude doorstuurregel'])
    assert.deepEqual(
      (await names({ IncludeHidden: true })).filter((name) => !(name === 'Junk E-mail Rule')),
      ['Alles ook naar thuis', 'Verlof naar HR', 'Oude doorstuurregel', 'Facturen'],
    )
  })

  it('are those that people made for themselves, beside the one that every mailbox has', async () => {
    const names = async ({ id }: { readonly id: string }) =>
      (await rules({ Mailbox: id, IncludeHidden: true })).map(({ Name }) => Name)

    assert.deepEqual(await names(sanneOBrien), ['Junk E-mail Rule', 'Nieuwsbrieven'])
    assert.deepEqual(await names(evaWillems), ['Junk E-mail Rule'])
  })

  it('writes outsiders by their address, and colleagues by their legacy name', async () => {
    const [home, leave] = await rules()

    assert.deepEqual(home?.['ForwardTo'], ['"daniel.meijer@thuis.example" [SMTP:daniel.meijer@thuis.example]'])
    assert.match(JSON.stringify(leave?.['RedirectTo']), /Noor el Idrissi.*EX:\/o=ExchangeLabs/)
  })

  it('switches a rule off and on', async () => {
    const [{ Identity } = {}] = await rules()
    const enabled = async () => (await rules())[0]?.['Enabled']

    await trial.cmdlet('Disable-InboxRule', { Identity, Mailbox: danielMeijer.id, Confirm: false })
    assert.equal(await enabled(), false)

    await trial.cmdlet('Enable-InboxRule', { Identity, Mailbox: danielMeijer.id, Confirm: false })
    assert.equal(await enabled(), true)
  })

  for (const cmdlet of ['Disable-InboxRule', 'Enable-InboxRule'])
    it(`loses by ${cmdlet} what only Outlook knows, which no cmdlet shows, and nothing else`, async () => {
      const { id } = danielMeijer
      const ofOutlook = async () => (await trial.control('POST', 'list-outlook-rules', { id })).body['names']
      await trial.control('POST', 'add-inbox-rule', { id, name: 'Naar een map', onlyInOutlook: true })
      const [shown, known] = [await rules({ IncludeHidden: true }), await ofOutlook()]
      const unknown = { Identity: `${id}\\27488374200190000005`, Mailbox: id }

      const refused = await trial.cmdlet(cmdlet, unknown)
      const kept = await ofOutlook()
      await trial.cmdlet(cmdlet, { Identity: shown[1]?.['Identity'], Mailbox: id, Confirm: false })

      assert.match(String(refused.body['error']?.['message']), /doesn't exist/)
      assert.deepEqual([known, kept, await ofOutlook()], [['Naar een map'], ['Naar een map'], []])
      assert.doesNotMatch(JSON.stringify(shown), /Naar een map/)
      assert.equal((await rules({ IncludeHidden: true })).length, shown.length)
    })

  it('are described, each by what it does', async () => {
    const [home, leave] = await rules()
    const [, letters] = await rules({ Mailbox: sanneOBrien.id, IncludeHidden: true })

    assert.match(String(home?.['Description']), /forward the message to 'daniel\.meijer@thuis\.example'/)
    assert.match(String(leave?.['Description']), /redirect the message to 'noor/)
    assert.match(String(letters?.['Description']), /another folder/)
  })

  it('know as colleagues’ the addresses of every domain of the organisation', async () => {
    const { body } = await trial.cmdlet('Get-AcceptedDomain', {})
    const found = body['value'] as unknown as readonly Readonly<Record<string, unknown>>[]

    assert.deepEqual(
      found.map(({ DomainName, Default }) => [DomainName, Default]),
      [
        ['contoso.com', true],
        ['contoso.onmicrosoft.com', false],
      ],
    )
  })

  it('has no rule by a number of nobody’s, and none of a mailbox that is not there', async () => {
    const unknown = await trial.cmdlet('Disable-InboxRule', { Identity: 'x\\404', Mailbox: danielMeijer.id })
    const nobody = await trial.cmdlet('Get-InboxRule', { Mailbox: ahmedYildiz.id })

    assert.match(JSON.stringify(unknown.body), /InboxRuleDoesNotExistException.*The Inbox rule 'x/)
    assert.match(JSON.stringify(nobody.body), /ManagementObjectNotFoundException/)
  })
})
