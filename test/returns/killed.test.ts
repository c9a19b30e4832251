import { strict as assert } from 'node:assert'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { people } from '../../sandbox/seeds/people'
import { until } from '../support/process'
import { ProcessOffice, type Effect } from '../support/processOffice'

const { ilseSmit: ilse, petraDeBoer: petra, janDeVries: jan } = people

/** Of so many things that it gives back one is followed by a kill: a start takes longer than all of them. */
const everyOther = 3

describe('A bot that is killed while somebody comes back', function () {
  this.timeout(300_000)
  let office: ProcessOffice
  beforeEach(async () => {
    office = await ProcessOffice.open()
  })
  afterEach(async () => office.close())

  it('right after it gave something back and before it heard of it, gives back all the rest, and nothing twice', async () => {
    const theCase = await planOfReturn(office)
    const { length: before } = await office.effects()
    let kills = 0
    let seen = before
    let last: Promise<void> = Promise.resolve()
    office.tenantGate.after = async () => {
      const { length } = await office.effects()
      if (length < seen + (kills === 0 ? 1 : everyOther)) return
      seen = length
      kills += 1
      // Two at the same moment would both start a bot on one journal.
      const again = last.then(() => office.killAndStartAgain())
      last = again.catch(() => undefined)
      await again
    }

    await office.teams.press(petra, theCase, /Approve all/).catch(() => undefined)
    await comesToRest(office)

    console.log(`      it was killed ${kills} times`)
    assert.ok(kills >= 4, `it was killed ${kills} times`)
    const effects = (await office.effects()).slice(before).map(nameOf)
    assert.deepEqual(
      effects.filter((effect, index) => effects.indexOf(effect) !== index),
      [],
      'nothing is done twice',
    )
    const user = await office.graph(`/users/${jan.id}?$select=accountEnabled,assignedLicenses`)
    assert.equal(user['accountEnabled'], true)
    const had = (jan.licences ?? []).map(({ skuId }) => skuId)
    const has = JSON.stringify(user['assignedLicenses'])
    assert.deepEqual(
      had.filter((skuId) => !has.includes(skuId)),
      [],
    )
    assert.equal((await office.mailbox(jan.id))?.['RecipientTypeDetails'], 'UserMailbox')
  })

  it('after a pass was made and before it heard of it, says that nobody saw one, and shows another', async () => {
    await office.teams.press(petra, await planOfReturn(office), /Approve all/)
    const task = await office.cardFor(ilse, /To do by hand: A way in/)
    const unseen: string[] = []
    let started = Promise.resolve()
    office.tenantGate.answered = async ({ method, path: asked }, answer) => {
      if (method !== 'POST' || !asked.endsWith('/temporaryAccessPassMethods') || unseen.length > 0) return
      unseen.push(passIn(answer))
      await (started = office.killAndStartAgain())
    }

    await office.teams.openDialog(ilse, task, 'Show the pass').catch(() => undefined)
    await started

    const told = await office.cardFor(ilse, /I have not heard whether one was made\. Nobody has seen one/)
    const dialog = await office.teams.openDialog(ilse, told, 'Make a new pass')
    const summary = await office.cardFor(ilse, /A way in:\*\* A temporary access pass was made, and shown once to Ilse/)
    await office.teams.press(ilse, summary, /Write evidence/)
    await office.journalled('evidenceWritten')
    const [first] = unseen
    const second = /"fontType":"Monospace"[^}]*?"text":"([^"]+)"|"text":"([^"]+)","fontType":"Monospace"/.exec(
      JSON.stringify(dialog),
    )
    const secrets = [first, second?.[1] ?? second?.[2]]
    const outputs: Record<string, string> = {
      'the log and all else that was printed': office.said,
      cards: JSON.stringify(office.teams.messages),
    }
    for (const name of await readdir(office.dataFolder, { recursive: true }))
      outputs[name] = await readFile(path.join(office.dataFolder, name), 'latin1').catch(() => '')
    assert.equal(Object.keys(outputs).filter((name) => /^evidence.*\.(html|jsonl)$/.test(name)).length, 2)
    for (const secret of secrets) {
      assert.ok(secret !== undefined && secret.length >= 8, 'there were passes to find')
      for (const [name, text] of Object.entries(outputs)) assert.ok(!text.includes(secret), `a pass stands in ${name}`)
    }
  })
})

/** The pass that the pretend tenant answers with. */
function passIn(answer: string): string {
  return String((JSON.parse(answer) as Readonly<Record<string, unknown>>)['temporaryAccessPass'])
}

/** Jan left by the suggestions, and is to come back by them: the case in the channel, before its approval. */
async function planOfReturn(office: ProcessOffice) {
  await office.teams.say(ilse, `/offboard ${jan.userPrincipalName}`)
  await office.teams.press(ilse, await office.cardFor(ilse, /Decisions about/), 'Make the plan')
  await office.teams.press(ilse, await office.cardFor(ilse, /The plan for/), 'Send for approval')
  await office.teams.press(petra, await office.cardInChannel(/Approve all/), /Approve all/)
  await office.cardFor(ilse, /Jan de Vries: completed[^]*was read back/)
  await office.teams.say(ilse, `/restore ${jan.userPrincipalName}`)
  await office.teams.press(ilse, await office.cardFor(ilse, /Take Jan de Vries back/), /^Yes, /)
  await office.teams.press(ilse, await office.cardFor(ilse, /What comes back for Jan/), 'Make the plan')
  await office.teams.press(ilse, await office.cardFor(ilse, /The return of Jan/), /Send for approval/)
  return office.cardInChannel(/Approve all/)
}

/** Each approved step was read back, or is a person’s by now. */
async function comesToRest(office: ProcessOffice): Promise<void> {
  const resting = () => {
    const events = office.journal()
    const approved = events.flatMap((event) => (event.kind === 'approved' ? event.stepIds : []))
    const rested = events.flatMap((event) =>
      event.kind === 'stepVerified' || event.kind === 'taskOpened' || event.kind === 'stepFailed' ? [event] : [],
    )
    const open = approved.filter((stepId) => !rested.some((one) => one.stepId === stepId))
    return approved.length > 0 && open.length === 0 ? rested : undefined
  }
  const rested = await until('a return that rests', resting, 240_000)
  assert.deepEqual(
    rested.filter(({ kind }) => kind === 'stepFailed'),
    [],
    'nothing of the return fails',
  )
}

function nameOf({ system, what, target, detail }: Effect): string {
  return `${system} ${what} ${target} ${JSON.stringify(detail)}`
}
