import { strict as assert } from 'node:assert'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { entriesOf, eventsOf } from '../support/journal'
import { ilse, noor, Office, petra, tom, waitFor, type Effect } from '../support/office'
import { leavePlain } from '../support/plainPeople'
import { bringBack, leave } from '../support/returning'
import { dialogActionsOf, textOf, type Message } from '../support/teams'

const { janDeVries: jan } = people
const passes = `/users/${jan.id}/authentication/temporaryAccessPassMethods`

describe('The way in of whoever comes back', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ sandbox: { seed: (tenant) => leavePlain(tenant, jan) } })
  })
  afterEach(async () => office.close())

  /** Jan is back but for a way in; the card of that task. */
  async function task(): Promise<Message> {
    await leave(office, jan.userPrincipalName, /Jan de Vries: (completed|done)/)
    await bringBack(office, 'Jan de Vries')
    return office.cardFor(ilse, /To do by hand: A way in/)
  }

  it('is a pass that is shown once, in a dialog, and is nowhere else', async () => {
    const card = await task()
    assert.match(textOf(card.card), /I can make a temporary access pass, and show it to you once/)
    assert.deepEqual(await made(), [], 'none is made before somebody presses')

    const dialog = await office.teams.openDialog(ilse, card, 'Show the pass')

    const pass = passOn(dialog)
    assert.match(textOf(dialog), /You see this only now[^]*lasts until[^]*never by mail or chat/)
    assert.deepEqual(dialogActionsOf(dialog), [])
    const summary = await office.cardFor(ilse, /A way in:\*\* A temporary access pass was made, and shown once to Ilse/)
    assert.match(textOf(summary.card), /I read back that it is there/)
    await office.teams.press(ilse, summary, /Write evidence/)
    await office.teams.quiet()
    assert.match(textOf(card.card), /✓ Done: the pass was made, and read back/)
    assert.match(textOf(card.card), /Ilse Smit was shown a temporary access pass on [^]* It lasts until/)
    await isNowhere(pass)
    assert.deepEqual(await idsOf('passMade'), await idsOf('passReadBack'))
    const kinds = (await entries()).map(({ event: { kind } }) => kind).filter((kind) => kind.startsWith('pass'))
    assert.deepEqual(kinds, ['passAsked', 'passMade', 'passReadBack'], 'asked for before the request goes out')
  })

  it('is shown to nobody but the requester, only in a dialog, and never for an administrator or whoever cannot sign in', async () => {
    const card = await task()
    for (const somebody of [petra, tom, noor, jan]) {
      const dialog = await office.teams.openDialog(somebody, card, 'Show the pass')
      assert.ok(!hasPass(dialog))
      assert.match(textOf(dialog), /changed nothing|only|cannot|not/i)
    }

    const [button] = dialogActionsOf(card.card as Card)
    assert.ok(!hasPass(await office.teams.invoke(ilse, 'pass', button?.data, { pressed: card })))

    await office.graphWrite('PATCH', `/users/${jan.id}`, { accountEnabled: false })
    assert.match(textOf(await office.teams.openDialog(ilse, card, 'Show the pass')), /cannot sign in now/)
    await office.graphWrite('PATCH', `/users/${jan.id}`, { accountEnabled: true })

    const role = {
      principalId: jan.id,
      roleDefinitionId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
      directoryScopeId: '/',
    }
    assert.equal(await office.graphWrite('POST', '/roleManagement/directory/roleAssignments', role), 201)
    assert.match(textOf(await office.teams.openDialog(ilse, card, 'Show the pass')), /has administrator roles/)
    assert.deepEqual(await made(), [])
    assert.deepEqual(await idsOf('passAsked'), [])
  })

  it('is not shown a second time; a new one takes the place of the first', async () => {
    const card = await task()
    const stale: Message = { ...card, card: structuredClone(card.card) }
    const first = passOn(await office.teams.openDialog(ilse, card, 'Show the pass'))
    await office.cardFor(ilse, /Jan de Vries is back|shown once to Ilse/)
    await office.teams.quiet()

    const again = await office.teams.openDialog(ilse, stale, 'Show the pass')
    assert.match(textOf(again), /Ilse Smit was shown a temporary access pass on[^]*A new one would take its place/)
    assert.ok(!textOf(again).includes(first))
    assert.equal((await made()).length, 1)

    const second = passOn(await office.teams.openDialog(ilse, again, 'Make a new pass'))
    assert.notEqual(second, first)
    assert.equal((await made()).length, 2)
    const [only, ...more] = ((await office.graph(passes)).body as { value: { id: string }[] }).value
    assert.deepEqual(more, [])
    assert.equal(only?.id, (await idsOf('passMade'))[1])
    for (const pass of [first, second]) await isNowhere(pass)
  })

  it('pressed twice at once, or delivered twice, is made once', async () => {
    const card = await task()
    const dialogs = await Promise.all([1, 2, 3].map(() => office.teams.openDialog(ilse, card, 'Show the pass')))

    assert.equal(dialogs.filter((dialog) => hasPass(dialog)).length, 1)
    assert.equal((await made()).length, 1)
  })

  it('stays a task where the tenant has no passes, and says who can allow them', async () => {
    await office.control('change-pass-policy', { enabled: false })
    const card = await task()

    const dialog = await office.teams.openDialog(ilse, card, 'Show the pass')

    assert.match(textOf(dialog), /no temporary access pass[^]*administrator can allow them/)
    await office.teams.quiet()
    assert.match(textOf(card.card), /administrator can allow them[^]*Open the Entra admin centre, Users, choose/)

    await office.control('change-pass-policy', { enabled: true, onceOnly: true, usualMinutes: 120 })
    const allowed = await office.teams.openDialog(ilse, dialog, 'Show the pass')
    assert.ok(hasPass(allowed))
    assert.match(textOf(allowed), /and can be used once/)
  })

  it('may have been made unseen where its answer was lost; the next press makes another', async () => {
    const card = await task()
    await office.control('faults', { method: 'POST', path: passes, status: 504, afterWork: true, count: 1 })

    const lost = await office.teams.openDialog(ilse, card, 'Show the pass')
    assert.ok(!hasPass(lost))
    assert.match(textOf(lost), /I have not heard whether one was made/)

    const pass = passOn(await office.teams.openDialog(ilse, lost, 'Make a new pass'))
    await office.cardFor(ilse, /shown once to Ilse/)
    await isNowhere(pass)
  })

  it('is not shown where the answer comes too late for the dialog, and a new one can be made', async () => {
    await office.close()
    office = await Office.open({
      sandbox: { seed: (tenant) => leavePlain(tenant, jan) },
      configuration: { dialogWithin: 1_500 },
    })
    const card = await task()
    await office.control('faults', { method: 'POST', path: 'temporaryAccessPassMethods', hang: 2_500 })

    const late = await office.teams.openDialog(ilse, card, 'Show the pass')

    assert.match(textOf(late), /cannot show what comes of it here/)
    const told = await office.cardFor(ilse, /too late to show it\. Nobody has seen it/)
    assert.ok(hasPass(await office.teams.openDialog(ilse, told, 'Make a new pass')))
  })

  it('is made no more a week after its task was given out', async () => {
    const week = 7 * 24 * 3_600_000
    let ahead = 0
    await office.close()
    office = await Office.open({
      sandbox: { seed: (tenant) => leavePlain(tenant, jan) },
      clock: () => new Date(Date.now() + ahead),
    })
    const card = await task()
    ahead = week + 60_000

    assert.match(textOf(await office.teams.openDialog(ilse, card, 'Show the pass')), /more than 7 days ago/)
    assert.deepEqual(await made(), [])
  })

  const made = async () => (await office.effects()).filter(({ what }: Effect) => /temporaryAccessPass/.test(what))
  const entries = async () => [...(await entriesOf(office)).values()].flat()
  const idsOf = async (kind: 'passAsked' | 'passMade' | 'passReadBack') =>
    waitFor(kind, async () => eventsOf(await entries(), kind).map(({ event }) => ('id' in event ? event.id : '')))

  /** In no card, journal or log: only in the answer to the press. */
  async function isNowhere(pass: string): Promise<void> {
    const places: Readonly<Record<string, string>> = {
      cards: JSON.stringify(office.teams.messages),
      'the log': office.log.join('\n'),
      'what is kept': JSON.stringify(office.kept()),
      ...(await filesOf(office['folder'])),
    }
    for (const [place, text] of Object.entries(places)) assert.ok(!text.includes(pass), `the pass stands in ${place}`)
    assert.equal(office.teams.answers.filter((answer) => answer.includes(pass)).length, 1)
  }
})

/** Every file below a folder by its name: the journal, and the evidence of it. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true })
  const texts = names.map((name) => readFile(path.join(folder, name), 'latin1').catch(() => ''))
  return Object.fromEntries((await Promise.all(texts)).map((text, index) => [names[index] ?? '', text]))
}

/** The pass that stands on the card of a dialog. */
function passOn(dialog: Card): string {
  const pass = monospaced(dialog)
  assert.ok(pass !== undefined, textOf(dialog))
  return pass
}

function hasPass(dialog: Card): boolean {
  return monospaced(dialog) !== undefined
}

function monospaced(dialog: Card): string | undefined {
  const body = dialog['body'] as readonly { readonly fontType?: string; readonly text?: string }[]
  return body.find(({ fontType }) => fontType === 'Monospace')?.text
}
