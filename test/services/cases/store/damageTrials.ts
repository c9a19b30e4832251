/**
 * Damages a journal in one way after another and opens each: what came of it is printed, a line each. A process of its
 * own, because a panic of the database library would end it.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openSqliteCaseStore } from '../../../../services/cases/store/sqliteCaseStore'
import type { CaseStore } from '../../../../services/cases/store/caseStore'
import { completed, opened, rejected, settled } from './caseStore.suite'

/** Which byte of which file, as a part of its length, and what happens there. */
export interface Damage {
  readonly journal: 'stopped' | 'crashed'
  readonly place: number
  /** Bits to turn; 0 cuts the file off there. */
  readonly bits: number
  /** Of a crashed journal: its log, not its file. */
  readonly log: boolean
}

/** `same`: nothing that the bot goes by is different. */
export type Outcome = { readonly kind: 'same' | 'different' } | { readonly kind: 'said'; readonly sentence: string }

async function main(folder: string, damages: readonly Damage[]): Promise<void> {
  const whole = await writeJournals(folder)
  for (const damage of damages) {
    const trial = path.join(folder, 'trial')
    rmSync(trial, { recursive: true, force: true })
    cpSync(path.join(folder, damage.journal), trial, { recursive: true })
    apply(damage, trial)
    console.log(JSON.stringify({ damage, outcome: await outcomeOf(path.join(trial, 'offboarding.db'), whole) }))
  }
}

/** One journal that was stopped, and the same as a killed process leaves it. Returns everything in it. */
async function writeJournals(folder: string): Promise<string> {
  const running = path.join(folder, 'running', 'offboarding.db')
  const store = openSqliteCaseStore(running)
  for (const [index, person] of ['jan', 'eva', 'tom', 'noor'].entries()) {
    await store.append(person, 0, [opened(person), rejected('Not while Eva is ill'), settled])
    if (index % 2 === 1) await store.append(person, 3, [completed])
    await store.rememberConversation(person, { serviceUrl: 'https://smba.trafficmanager.net/emea/', person })
  }
  const copyTo = (name: string, ends: readonly string[]) => {
    mkdirSync(path.join(folder, name), { mode: 0o700 })
    for (const end of ends) cpSync(`${running}${end}`, path.join(folder, name, `offboarding.db${end}`))
  }
  copyTo('crashed', ['', '-wal', '-shm', '.kept'])
  const whole = await everythingIn(store)
  await store.close()
  copyTo('stopped', ['', '.kept'])
  return whole
}

function apply({ place, bits, log }: Damage, folder: string): void {
  const file = path.join(folder, log ? 'offboarding.db-wal' : 'offboarding.db')
  const bytes = readFileSync(file)
  const at = Math.min(Math.floor(place * bytes.length), bytes.length - 1)
  if (bits !== 0) bytes.writeUInt8(bytes.readUInt8(at) ^ bits, at)
  writeFileSync(file, bits === 0 ? bytes.subarray(0, at) : bytes)
}

async function outcomeOf(file: string, whole: string): Promise<Outcome> {
  try {
    const store = openSqliteCaseStore(file)
    const found = await everythingIn(store)
    await store.close()
    return { kind: found === whole ? 'same' : 'different' }
  } catch (error) {
    return { kind: 'said', sentence: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

/** All that the bot goes by. */
async function everythingIn(store: CaseStore): Promise<string> {
  const cases = await store.cases()
  const people = cases.map(({ caseId }) => caseId)
  return JSON.stringify([
    cases,
    await Promise.all(people.map((one) => store.read(one))),
    await store.unfinished(),
    await Promise.all(people.map((one) => store.unfinishedOf(one))),
    await Promise.all(people.map((one) => store.conversation(one))),
    await store.closedBefore(new Date('2030-01-01')),
    await store.openedMentioning(['"displayName":"jan', '"id":"eva"']),
  ])
}

void main(process.argv[2] ?? '', JSON.parse(readFileSync(0, 'utf8')) as readonly Damage[])
