import { strict as assert } from 'node:assert'
import { setTimeout } from 'node:timers/promises'
import type { Card } from '../../cards/card'
import { numbers } from '../../sandbox/seeds/numbers'
import { people } from '../../sandbox/seeds/people'
import { planFor, submit, submitAndApprove, type Answer } from '../support/conversation'
import { ilse, Office, petra, tom, waitFor } from '../support/office'
import { actionsOf, textOf } from '../support/teams'

const { janDeVries: jan, evaWillems: eva, janJansen, fleurPeters, martijnDekker } = people
const shared: Answer = { question: 'Mailbox of Jan', inputs: { choice: 'share', successor: eva.id } }
const held: Answer = { question: 'Save the mailbox of Jan', inputs: { choice: 'days', days: '365' } }
const copied: Answer = { question: 'OneDrive of Jan', inputs: { choice: 'copy', successor: eva.id } }
const released: Answer = { question: 'Phone of Jan', inputs: { choice: 'release' } }

/** Nothing that a look says of a time before. */
const silence = /Here before|Was here before|same person|look everywhere/

describe('“/check” of somebody who comes back under a new account', function () {
  this.timeout(90_000)
  let office: Office
  afterEach(() => office.close())

  const offboarded = async (answers: readonly Answer[]): Promise<void> => {
    await submitAndApprove(office, await planFor(office, jan.userPrincipalName, answers))
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
  }

  it('with the same employee number says when they left and what is still kept, and what is typed joins it', async () => {
    office = await Office.open()
    await offboarded([shared, held, released])
    // With a mailbox, which the pretend tenant gives to no account that is made anew.
    const address = janJansen.userPrincipalName
    await office.graphWrite('PATCH', `/users/${address}`, { employeeId: await employeeIdOf(office, jan.id) })
    const before = await office.effects()

    const card = await look(office, address)

    const text = said(card)
    assert.match(text, /Was here before: Jan de Vries \(jan\.devries@contoso\.com\)\nSame employee number\./)
    assert.match(text, /\nOffboarded on \w+ \d+, \d{4}, asked for by Ilse Smit: \d\d steps done\./)
    assert.match(text, /Still kept: the account \(blocked\), the shared mailbox \(open to eva\.willems@contoso\.com\),/)
    assert.match(text, /a litigation hold of 365 days, the OneDrive, and the number \+31205550112 \(free\)\./)
    assert.match(text, /Done then: Sign out everywhere, Save the mailbox/)
    assert.match(text, /Open https:\S*sharepoint\S* as an administrator, [^\n]* and add jan\.jansen@contoso\.com\./)
    assert.match(
      text,
      /\nSet-CsPhoneNumberAssignment -Identity 'jan\.jansen@contoso\.com' -PhoneNumber '\+31205550112' -PhoneNumberType CallingPlan\n/,
    )
    assert.deepEqual(await office.effects(), before)
    assert.match(
      said(await look(office, address, 'nl-NL')),
      /Was hier eerder: Jan de Vries[^]*Nog bewaard: [^]*met de hand/,
    )

    for (const cmdlet of ['Add-MailboxPermission', 'Add-RecipientPermission'])
      await run(office, commandOn(card, cmdlet))
    assert.ok((await peopleWith(office, 'Get-MailboxPermission', 'User')).includes(address))
    assert.ok((await peopleWith(office, 'Get-RecipientPermission', 'Trustee')).includes(address))
    const joined = said(await look(office, address))
    assert.match(joined, /open to eva\.willems@contoso\.com and jan\.jansen@contoso\.com/)
    assert.doesNotMatch(joined, /Add-MailboxPermission/)
  })

  it('with the same alternate address says that it is probably one person; a namesake is a question, of whom nothing is told', async () => {
    office = await Office.open()
    await office.graphWrite('PATCH', `/users/${jan.id}`, { otherMails: ['jan.prive@example.org'] })
    await offboarded([shared])
    const alternate = await newAccount(office, 'j.devries', { otherMails: ['Jan.Prive@example.org'] })
    const namesake = await newAccount(office, 'jan.vries', { displayName: jan.displayName })
    const other = await newAccount(office, 'jan.devries2', { displayName: jan.displayName, employeeId: '7777' })

    const probable = said(await look(office, alternate))
    const asked = await look(office, namesake)
    const differing = said(await look(office, other))

    assert.match(
      probable,
      /Was here before: Jan de Vries[^]*Same alternate address: probably one person\.[^]*Still kept:/,
    )
    assert.match(
      said(asked),
      /The same person as Jan de Vries \(jan\.devries@contoso\.com\)\?\nSame name, which may be chance\./,
    )
    assert.match(
      said(asked),
      /Offboarded on [^]*If so, give the new account employee number \d+ in Entra, and look again\./,
    )
    assert.match(differing, /Same name, another employee number\./)
    for (const text of [said(asked), differing]) {
      assert.doesNotMatch(text, /Was here before|Still kept|MailboxPermission|Done then/)
      assert.doesNotMatch(text, /eva\.willems/)
    }
    assert.equal(
      actionsOf(asked).some(({ title }) => title === 'What to do by hand'),
      false,
    )
  })

  it('says that the old account was deleted and till when it can be restored, and after a purge that it is gone for good', async () => {
    office = await Office.open()
    await offboarded([held, copied, released])
    const address = await newAccount(office, 'j.devries', { employeeId: await employeeIdOf(office, jan.id) })
    await office.control('delete-person', { id: jan.id })

    const deleted = said(await look(office, address))
    const again = await newAccount(office, 'jan.devries', { employeeId: await employeeIdOf(office, eva.id) })
    const renamed = said(await look(office, address))
    await office.control('purge-person', { id: jan.id })
    assert.equal(again, jan.userPrincipalName)
    const purged = await look(office, address)

    assert.match(deleted, /Deleted on \w+ \d+, \d{4}; it can be restored until \w+ \d+, \d{4}\./)
    assert.match(deleted, /Restore it in the Entra admin centre, under Deleted users, before /)
    assert.match(renamed, /with another sign-in name: jan\.devries@contoso\.com is taken\./)
    assert.doesNotMatch(deleted, /MailboxPermission|is taken/)
    assert.match(said(purged), /Ask Eva Willems for the files: the OneDrive was copied to theirs\./)
    assert.match(said(purged), /gone for good\. Its mailbox was on hold/)
    assert.match(
      commandOn(purged, 'New-MailboxRestoreRequest'),
      /-TargetMailbox 'j\.devries@contoso\.com' -TargetRootFolder 'Jan de Vries' -AllowLegacyDNMismatch$/,
    )
    assert.match(said(purged), /the number \+31205550112 \(free\)/)
  })

  it('says whose the number is by now, and that an offboarding still runs', async () => {
    office = await Office.open()
    const address = await newAccount(office, 'j.devries', { employeeId: await employeeIdOf(office, jan.id) })
    const plan = await planFor(office, jan.userPrincipalName, [released])
    assert.doesNotMatch(said(await look(office, address)), silence)
    await submit(office, plan)

    const running = said(await look(office, address))
    await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
    await office.cardFor(ilse, '✓ Jan de Vries: completed')
    await office.control('give-number', {
      id: people.petraDeBoer.id,
      telephoneNumber: numbers.janDeVries.telephoneNumber,
    })
    const given = said(await look(office, address))

    assert.match(running, /Its offboarding still runs, asked for by Ilse Smit: stop it before you join anything\./)
    assert.match(running, /^Has another account: Jan de Vries/m)
    assert.match(running, /the account \(can sign in\)/)
    assert.match(given, /the OneDrive \(archived from \w+ \d+, \d{4}\)/)
    assert.match(given, /The number \+31205550112 is with Petra de Boer now\./)
    assert.doesNotMatch(given, /Set-CsPhoneNumberAssignment/)
  })

  it('says of an account that another tool blocked or deleted that the journal has nothing of it, and after retention that it may have forgotten', async () => {
    office = await Office.open()
    await office.control('block-account', { id: fleurPeters.id })
    const blocked = await newAccount(office, 'f.peters', { employeeId: await employeeIdOf(office, fleurPeters.id) })
    const namesake = await newAccount(office, 'm.dekker', { displayName: martijnDekker.displayName })

    const elsewhere = said(await look(office, blocked))
    const deleted = said(await look(office, namesake))

    assert.match(
      elsewhere,
      /Was here before: Fleur Peters[^]*My journal has nothing of it: another tool or a person did it\./,
    )
    assert.match(elsewhere, /Still kept: the account \(blocked\) and the mailbox[^]*Add-MailboxPermission -Identity/)
    assert.match(deleted, /The same person as Martijn Dekker \(\S+@contoso\.com\)\?[^]*Deleted on /)

    await offboarded([shared])
    const back = await newAccount(office, 'j.devries', { employeeId: await employeeIdOf(office, jan.id) })
    assert.match(said(await look(office, back)), /Offboarded on /)
    await office.stopBot()
    // Microsoft’s clock says whole seconds: what was closed in this one is not over yet by it.
    await setTimeout(1_000)
    Object.assign(office['options'], { configuration: { retentionDays: 0 } })
    await office.startBot()
    await waitFor('the removal', () => office.log.some((line) => line.includes('was removed')) || undefined)
    const forgotten = said(await look(office, back))

    assert.match(
      forgotten,
      /Was here before: Jan de Vries[^]*Either it was so long ago that I had to forget it, or another tool/,
    )
    assert.match(
      forgotten,
      /Still kept: the account \(blocked\), the shared mailbox[^]*Add-MailboxPermission -Identity/,
    )
    assert.doesNotMatch(forgotten, /Ilse Smit asked|Offboarded on|Done then/)
  })

  it('says nothing of somebody who never was here, nor of a colleague with the same name, and that it could not look', async () => {
    office = await Office.open()
    const address = await newAccount(office, 'n.nieuw', { displayName: 'Nora Nieuw', employeeId: '9999' })
    const colleague = await newAccount(office, 'e.willems', { displayName: eva.displayName })

    assert.doesNotMatch(said(await look(office, address)), silence)
    assert.doesNotMatch(said(await look(office, colleague)), silence)
    await office.control('faults', { path: 'deletedItems', status: 403, count: 100 })
    assert.match(said(await look(office, address)), /I could not look everywhere whether this person was here before/)
  })
})

/** What Tom gets when he asks for somebody. */
async function look(office: Office, address: string, locale?: string): Promise<Card> {
  const { length } = office.teams.inChatOf(tom)
  await office.teams.say(tom, `/check ${address}`, locale === undefined ? {} : { locale })
  const answer = office.teams.inChatOf(tom)[length]
  return answer?.card ?? assert.fail('no answer')
}

/** As a reader sees it: without what keeps Markdown from taking a sign for one of its own. */
function said(card: Card): string {
  return textOf(card).replaceAll('\\', '')
}

async function newAccount(office: Office, nickname: string, changes: object): Promise<string> {
  const userPrincipalName = `${nickname}@contoso.com`
  const status = await office.graphWrite('POST', '/users', {
    accountEnabled: true,
    displayName: 'J. de Vries',
    mailNickname: nickname,
    userPrincipalName,
    usageLocation: 'NL',
    passwordProfile: { password: 'Zeer-geheim-2026' },
    ...changes,
  })
  assert.equal(status, 201)
  return userPrincipalName
}

async function employeeIdOf(office: Office, id: string): Promise<string> {
  const { body } = await office.graph(`/users/${id}?$select=employeeId`)
  return String(body['employeeId'])
}

/** The line of PowerShell on a card that begins with this cmdlet. */
function commandOn(card: Card, cmdlet: string): string {
  return (
    said(card)
      .split('\n')
      .find((line) => line.startsWith(`${cmdlet} `)) ?? assert.fail(`no ${cmdlet}`)
  )
}

/** Does in the pretend tenant what a person types: a cmdlet, with a text in quotes, a word or yes for each parameter. */
async function run(office: Office, command: string): Promise<void> {
  const [cmdlet = ''] = command.split(' ')
  const parameters = [...command.matchAll(/ -(\w+) (?:'([^']*)'|(\S+))/g)].map(([, name, text, word]) => [
    name,
    // PowerShell makes a list of a single right.
    name === 'AccessRights' ? [word] : (text ?? (word === '$true' ? true : word)),
  ])
  assert.notEqual(
    await office.cmdlet(cmdlet, { ...Object.fromEntries(parameters), Confirm: false }),
    undefined,
    command,
  )
}

async function peopleWith(office: Office, cmdlet: string, property: string): Promise<readonly string[]> {
  const found = (await office.cmdlet(cmdlet, { Identity: jan.id })) ?? []
  return found.map((one) => String(one[property]))
}
