import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { putFile, sendFrom, sendList, workbookOf, type Sending } from '../support/lists'
import { ilse, noor, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf } from '../support/teams'
import { readingOf } from '../words/count'

const { janDeVries: jan, evaWillems: eva, hansPostma: hans, karinMulder: karin } = people

/** Words that stand on one page. */
const mostWords = 190

const mixed = [
  'Personeelsnummer;Naam;E-mailadres;Uit dienst per;Einddatum contract',
  `;Vries, Jan de;${jan.userPrincipalName};31-12-2026;31-12-2027`,
  `;Eva Willems;${eva.userPrincipalName};z.s.m.;`,
  `;Piet Onbekend;;31-12-2026;`,
  `;Hans Postma;${eva.userPrincipalName};31-12-2026;`,
  `;Karin Mulder;${karin.userPrincipalName};1-1-2027;`,
  `;;${hans.userPrincipalName};;`,
  ';;;31-12-2026;',
].join('\r\n')

describe('A list of leavers, sent as a file', () => {
  let office: Office
  /** Has a clock that goes as it is told. */
  let aged: Office
  let minutes = 0
  before(async () => {
    office = await Office.open()
    aged = await Office.open({ clock: () => new Date(Date.now() + minutes * 60_000) })
  })
  after(async () => {
    await Promise.all([office.close(), aged.close()])
  })
  const restarted = async (after: number) => {
    await aged.stopBot()
    minutes = after
    await aged.startBot()
  }
  const listsIn = (one: Office) => (one.kept()['conversations'] ?? []).filter((row) => row.includes('list:'))
  const send = (content: string | Buffer, more: Partial<Sending> = {}) =>
    sendList(office, content, { who: ilse, ...more })
  const said = async (...asked: Parameters<typeof send>) => textOf((await send(...asked)).card)
  /** What the tenant and the journal hold. */
  const held = async () => ({ effects: await office.effects(), cases: office.kept()['entries'] })

  it('is answered with what becomes of each row, in figures that add up, and nothing is written', async () => {
    const before = await held()
    const list = await send(mixed)

    const text = textOf(list.card)
    assert.match(text, /lijst\.csv: 7 rows\nUnderstood: 1\. Unclear: 3\. Refused: 1\. Not found: 2\./)
    assert.match(
      text,
      /Jan de Vries\njan\.devries@contoso\.com, leaves on December 31, 2026\. The contract ends on December 31, 2027 \(Einddatum contract\)\.\nLine 2/,
    )
    assert.match(text, /Eva Willems\n“z\.s\.m\.” is no day that I can read\.\nLine 3/)
    assert.match(text, /Hans Postma\nThe name there is not that of Eva Willems/)
    assert.match(text, /Not taken for a day of leaving: “Einddatum contract”/)
    assert.ok(readingOf(list.card ?? assert.fail()).visible <= mostWords)
    assert.deepEqual(await held(), before)
  })

  it('has its other rows on other pages, refused in the words of “/offboard”', async () => {
    const list = await send(mixed)
    const second = await office.teams.press(ilse, list, 'Next page')
    await office.teams.say(ilse, `/offboard ${karin.userPrincipalName}`)
    const refusal = textOf(office.teams.inChatOf(ilse).at(-1)?.card)

    const why = /Karin Mulder\n([^\n]+)\nLine 6/.exec(textOf(list.card) + textOf(second))?.[1] ?? assert.fail()
    assert.ok(refusal.includes(why), `${refusal} has ${why}`)
    assert.match(textOf(second), /Piet Onbekend\nI found nobody[^]*Line 8/)
    assert.deepEqual(await office.teams.press(ilse, { ...list, card: second }, 'Previous page'), list.card)
  })

  it('begins an offboarding by its button, as “/offboard” does, and goes on standing', async () => {
    const list = await send(`Naam;E-mail\nHans Postma;${hans.userPrincipalName}\nEva Willems;${eva.userPrincipalName}`)

    const after = await office.teams.press(ilse, list, 'Offboard Hans Postma')
    await office.cardFor(ilse, /Hans Postma[^]*What I found/)

    assert.match(textOf(after), /An offboarding of Hans Postma runs, asked for by Ilse Smit\./)
    assert.deepEqual(
      actionsOf(after).map(({ title }) => title),
      ['Offboard Eva Willems'],
    )
    assert.match(
      await said(`Naam\nHans Postma`),
      /Understood: 0\. Unclear: 0\. Refused: 1\.[^]*You asked for this|Hans Postma/,
    )
  })

  it('is read from a workbook, of either system of dates, without what is hidden', async () => {
    for (const [is1904, serial] of [
      [false, 46_387],
      [true, 44_925],
    ] as const) {
      const bytes = workbookOf(
        {
          December: [
            ['Uit dienst in december'],
            ['Medewerker', 'E-mail', 'Laatste werkdag'],
            ['Jan de Vries', jan.userPrincipalName, { t: 'n', v: serial, z: 'dd-mm-yyyy' }],
            ['Eva Willems', eva.userPrincipalName, { t: 'n', v: serial, z: 'dd-mm-yyyy' }],
          ],
          Archief: [['Naam'], ['Hans Postma']],
        },
        (book) => {
          book.Workbook = { WBProps: { date1904: is1904 }, Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
          book.Sheets['December']!['!rows'] = [{}, {}, {}, { hidden: true }]
        },
      )

      const text = await said(bytes, { name: 'lijst.xlsx' })

      assert.match(text, /Understood: 1\. Unclear: 1\. Refused: 0\. Not found: 0/)
      assert.match(text, /Jan de Vries\njan\.devries@contoso\.com, leaves on December 31, 2026\.\nDecember, line 3/)
      assert.match(text, /Eva Willems\nThis row is hidden/)
      assert.match(text, /One hidden sheet was not read/)
    }
  })

  it('speaks Dutch to whoever does', async () => {
    const text = await said(mixed, { place: { locale: 'nl-NL' } })

    assert.match(text, /lijst\.csv: 7 rijen\nBegrepen: 1\. Onduidelijk: 2\. Geweigerd: 2\. Niet gevonden: 2\./)
    assert.match(text, /gaat uit dienst op 31 december 2026/)
  })

  it('is for operators only, in their own chat only, and is not fetched for anybody else', async () => {
    const address = await putFile(office, 'lijst.csv', mixed)
    const fetched = async () => {
      const answer = await fetch(`${office.sandbox.url}/_sandbox/requests`)
      const { requests } = (await answer.json()) as { readonly requests: readonly { readonly path: string }[] }
      return requests.filter(({ path }) => path.includes('download.aspx')).length
    }
    const before = await fetched()

    for (const who of [noor, petra])
      assert.match(textOf((await sendFrom(office, [address], { who })).card), /Only members of the operators group/)
    for (const where of ['channel', 'groupChat'] as const)
      assert.match(textOf((await sendFrom(office, [address], { who: ilse, place: { where } })).card), /our own chat/)
    const foreign = { ...office.teams.activityOf(ilse, {}), type: 'message', attachments: [] }
    const conversation = { id: 'a:x', conversationType: 'personal', tenantId: '99999999-9999-4999-8999-999999999999' }
    assert.equal((await office.teams.send({ ...foreign, conversation })).status, 403)
    assert.equal(await fetched(), before)
  })

  it('with a last working day and the end of a contract shows both, and takes the former for the day of leaving', async () => {
    const list = await send('Naam;Laatste werkdag;Einddatum contract\nEva Willems;31-12-2026;31-01-2027')

    const said = textOf(list.card)
    assert.match(said, /leaves on December 31, 2026\. The contract ends on January 31, 2027 \(Einddatum contract\)\./)
    assert.match(said, /The day stands under “Laatste werkdag”\./)
    assert.doesNotMatch(said, /Choose below/)
  })

  it('with two columns that name different days of leaving asks which counts, and goes by that', async () => {
    const list = await send(
      'Naam;Laatste werkdag;Uit dienst\nEva Willems;30-12-2026;31-01-2027\nFleur Peters;31-12-2026;31-12-2026',
    )
    assert.match(textOf(list.card), /Several columns name different days\. Choose below which of them counts\./)
    assert.match(textOf(list.card), /December 30, 2026 \(Laatste werkdag\) and January 31, 2027 \(Uit dienst\)/)

    const chosen = await office.teams.press(ilse, list, 'Laatste werkdag counts')

    assert.match(textOf(chosen), /Eva Willems\n[^\n]*leaves on December 30, 2026\.\n/)
    assert.doesNotMatch(textOf(chosen), /January 31|Choose below/)
    const [together] = actionsOf(chosen ?? assert.fail()).filter(({ title }) => title === 'Offboard these 2 together')
    await office.teams.invoke(ilse, 'start', together?.data ?? assert.fail())
    assert.match(textOf((await office.cardFor(ilse, /Choose once for all of them/)).card), /2 colleagues/)
  })

  it('shows its pages to its sender only, and only the newest', async () => {
    const list = await send(mixed)

    assert.match(textOf(await office.teams.press(tom, list, 'Next page')), /I do not have this list any more/)
    assert.match(textOf(await office.teams.press(noor, list, 'Next page')), /Only members of the operators group/)
    await send('Naam\nEva Willems')
    assert.match(textOf(await office.teams.press(ilse, list, 'Next page')), /I do not have this list any more/)
    const forged = { command: 'list', listId: 'constructor', from: '-7' }
    assert.match(textOf(await office.teams.invoke(ilse, 'ask', forged)), /I do not have this list any more/)
  })

  it('is fetched from nowhere but where Teams keeps files, without a token and without following', async () => {
    const good = await putFile(office, 'lijst.csv', mixed)
    const { port } = new URL(good)
    const elsewhere = [
      'https://example.com/lijst.csv',
      `http://localhost:${port}${good.slice(good.indexOf('/personal'))}`,
      `http://127.0.0.1:${office.botPort}/health`,
      'http://169.254.169.254/metadata/identity/oauth2/token',
      'file:///etc/passwd',
      good.replace('http://', 'http://user:secret@'),
    ]
    for (const address of elsewhere)
      assert.match(textOf((await sendFrom(office, [address], { who: ilse })).card), /I did not fetch it/, address)
    assert.match(
      textOf((await sendFrom(office, [good.replace(/UniqueId=[^&]+/, 'UniqueId=none')], { who: ilse })).card),
      /does not give it to me any more/,
    )
  })

  it('is not read when it is something else, and says why', async () => {
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    const workbook = workbookOf({ Blad1: [['Naam'], ['Jan de Vries']] })
    for (const [content, why] of [
      ['', /There is nothing in it/],
      [Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), /protected by a password/],
      [Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')]), /before 2007/],
      [workbook.subarray(0, workbook.length - 40), /damaged or ends in the middle/],
      ['Naam;E-mail\n"Jan de Vries;x', /damaged or ends in the middle/],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), /neither a CSV nor an Excel workbook/],
      ['Kleur;Maat\nrood;XL', /No column has a title that I know/],
      ['<!DOCTYPE html><p>Sign in</p>', /a web page instead of the file/],
      [`Naam\n${'Jan de Vries\n'.repeat(501)}`, /too many rows: my limit is 500/],
      [Buffer.alloc(2_000_001, 'x'), /too large: I read lists of at most 2 MB/],
    ] as const)
      assert.match(await said(content), why)
    assert.match(
      textOf((await sendFrom(office, [await putFile(office, 'lijst.html', 'x')], { who: ilse })).card),
      /a web page instead/,
    )
  })

  it('says that it read one file, and not the words beside it; a command counts more than a file', async () => {
    const address = await putFile(office, 'lijst.csv', 'Naam\nEva Willems')

    const beside = await sendFrom(office, [address, address], { who: ilse, text: 'De lijst van december' })
    const command = await sendFrom(office, [address], { who: ilse, text: '/help' })

    assert.match(textOf(beside.card), /I read one file at a time, and not the words beside it/)
    assert.doesNotMatch(textOf(command.card), /rows?\n/)
  })

  it('is there for an hour, also after a restart, and kept so that only its card opens it; then nothing of it is kept', async () => {
    const address = await putFile(aged, 'lijst.csv', mixed)
    const list = await sendFrom(aged, [address], { who: ilse })
    const [conversations] = [JSON.stringify(aged.kept()['conversations'])]
    for (const name of ['Piet', 'Onbekend', 'Jan de Vries', 'lijst.csv', jan.id])
      assert.ok(!conversations.includes(name))

    await restarted(59)
    assert.match(textOf(await aged.teams.press(ilse, list, 'Next page')), /Piet Onbekend\nI found nobody/)
    const kept = listsIn(aged)
    assert.equal(kept.length, 1)
    await restarted(61)

    assert.match(textOf(await aged.teams.press(ilse, list, 'Next page')), /I do not have this list any more/)
    await waitFor('the list to be gone', () => (listsIn(aged).length === 0 ? true : undefined))
  })

  it('leaves nothing of what stands in it, and no address of it, in the log or the journal', async () => {
    const secret = 'Xanthippe Zwartewaterland'
    const address = await putFile(office, 'lijst.csv', `Naam\n${secret}`)

    await sendFrom(office, [address], { who: ilse })

    const left = JSON.stringify(office.kept()) + office.log.join('\n')
    assert.ok(!left.includes(address.split('tempauth=')[1] ?? assert.fail()))
    assert.doesNotMatch(left, /Xanthippe/)
  })
})
