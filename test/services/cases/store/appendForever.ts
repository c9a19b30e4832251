/** A process that appends entry after entry and prints the revision that was acknowledged, until it is killed. */
import { openSqliteCaseStore } from '../../../../services/cases/store/sqliteCaseStore'
import { opened, settled } from './caseStore.suite'

async function appendForever(file: string): Promise<void> {
  const store = openSqliteCaseStore(file)
  let { length: revision } = await store.read('case-1')
  for (;;) {
    const appended = await store.append('case-1', revision, [revision === 0 ? opened('jan') : settled])
    if (!appended.ok) throw new Error('Somebody else appended')
    ;({ revision } = appended)
    process.stdout.write(`${revision}\n`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

void appendForever(process.argv[2] as string)
