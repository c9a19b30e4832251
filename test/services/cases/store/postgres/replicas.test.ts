import { strict as assert } from 'node:assert'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { jsonLines } from '../../../../../services/cases/evidence/jsonLines'
import { verifyLines } from '../../../../../services/cases/evidence/verify'
import { createJournal } from '../../../../../services/cases/journal/journal'
import type { CaseStore } from '../../../../../services/cases/store/caseStore'
import { describeWithPostgres, sharedPostgres } from '../../../../support/postgres'
import { completed, opened, rejected, removal, settled } from '../caseStore.suite'
import { openStore } from './openStore'

const ilse = { id: 'ilse', displayName: 'Ilse' }

describeWithPostgres('several bots on one PostgreSQL', () => {
  let url: string
  let bots: readonly CaseStore[]
  const children: ChildProcess[] = []
  beforeEach(async () => {
    url = await (await sharedPostgres()).newDatabase()
    bots = [await openStore(url), await openStore(url), await openStore(url)]
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    await Promise.all(bots.map((bot) => bot.close()))
  })
  const everyBot = <Result>(act: (bot: CaseStore, index: number) => Promise<Result>) => Promise.all(bots.map(act))

  it('let one of several appends at the same revision win, again and again, in a chain that holds', async () => {
    await bots[0]!.append('case-1', 0, [opened('jan')])
    for (let revision = 1; revision < 30; revision += 1) {
      const answers = await everyBot((bot, index) => bot.append('case-1', revision, [rejected(`${index}`)]))
      assert.equal(answers.filter(({ ok }) => ok).length, 1, `at ${revision}`)
    }
    assert.ok(verifyLines(jsonLines('case-1', await bots[0]!.sealed('case-1'))).ok)
  })

  it('lose none of what they record in the same case at the same time', async () => {
    await bots[0]!.append('case-1', 0, [opened('jan')])
    const journals = bots.map((bot) =>
      createJournal(
        bot,
        () => new Date(),
        () => undefined,
      ),
    )

    await Promise.all(
      journals.flatMap((journal, index) =>
        Array.from({ length: 10 }, (_, count) =>
          journal.record('case-1', ilse, () => [rejected(`${index} ${count}`).event]),
        ),
      ),
    )

    const reasons = (await bots[0]!.read('case-1')).flatMap(({ event }) =>
      event.kind === 'rejected' ? [event.reason] : [],
    )
    assert.equal(new Set(reasons).size, 30)
  })

  it('open one case for an employee, whoever opens it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const answers = await everyBot((bot, index) => bot.append(`case-${round}-${index}`, 0, [opened(`jan-${round}`)]))
      assert.equal(answers.filter(({ ok }) => ok).length, 1)
    }
    assert.equal((await bots[0]!.unfinished()).length, 10)
  })

  it('see a press that Teams delivers to each of them once', async () => {
    for (let round = 0; round < 20; round += 1)
      assert.equal((await everyBot((bot) => bot.firstSeen(`activity-${round}`))).filter(Boolean).length, 1)
    assert.deepEqual(await everyBot((bot) => bot.wasSeen('activity-3')), [true, true, true])
  })

  it('act alone one after the other, in one process and across them', async () => {
    const journals = bots.map((bot) =>
      createJournal(
        bot,
        () => new Date(),
        () => undefined,
      ),
    )
    let inside = 0
    let most = 0
    const act = async (): Promise<void> => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 5))
      inside -= 1
    }

    await Promise.all(journals.flatMap((journal) => Array.from({ length: 8 }, () => journal.underPressLock(act))))

    assert.equal(most, 1)
  })

  it('let one of two who offboard each other succeed, who press at different bots', async () => {
    const begin = (bot: CaseStore, index: number, who: string, other: string) =>
      createJournal(
        bot,
        () => new Date(),
        () => undefined,
      ).underPressLock(async () => {
        if ((await bot.unfinishedOf(who)) !== undefined) return false
        await new Promise((resolve) => setTimeout(resolve, 10))
        return (await bot.append(`case-${index}`, 0, [opened(other)])).ok
      })

    const begun = await Promise.all([begin(bots[0]!, 0, 'ilse', 'petra'), begin(bots[1]!, 1, 'petra', 'ilse')])

    assert.equal(begun.filter(Boolean).length, 1)
  })

  it('go on alone when the one that was alone is killed', async () => {
    const child = fork(path.join(__dirname, 'aloneForever.ts'), [url], { execArgv: ['--require', 'tsx/cjs'] })
    children.push(child)
    await once(child, 'message')
    let isInside = false
    const waiting = bots[0]!.alone(async () => {
      isInside = true
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    assert.equal(isInside, false)

    child.kill('SIGKILL')

    await waiting
  })

  it('read what another recorded, and forget what another forgot', async () => {
    const journal = createJournal(
      bots[1]!,
      () => new Date(),
      () => undefined,
    )
    await bots[0]!.append('case-1', 0, [opened('jan')])
    assert.equal((await journal.load('case-1'))?.revision, 1)

    await bots[0]!.append('case-1', 1, [settled, completed])
    assert.equal((await journal.load('case-1'))?.revision, 3)
    await everyBot((bot) => bot.forget(['case-1'], removal))

    assert.equal(await journal.load('case-1'), undefined)
    const sealed = await bots[2]!.sealed('case-1')
    assert.deepEqual(sealed.length, 4, 'it is forgotten once')
    const verdict = verifyLines(jsonLines('case-1', sealed))
    assert.ok(verdict.ok && verdict.personalDataRemoved)
  })
})
