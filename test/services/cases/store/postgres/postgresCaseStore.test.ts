import { describeWithPostgres, sharedPostgres } from '../../../../../test/support/postgres'
import { caseStoreSuite } from '../caseStore.suite'
import { openStore } from './openStore'

describeWithPostgres('In a PostgreSQL', () => {
  caseStoreSuite('the PostgreSQL case store', async () => {
    const url = await (await sharedPostgres()).newDatabase()
    let current = await openStore(url)
    return {
      store: current,
      async reopen() {
        await current.close()
        current = await openStore(url)
        return current
      },
      close: () => current.close(),
    }
  })
})
