import { openStore } from './openStore'

/** Is alone on a database, says so, and ends only when it is killed. */
void openStore(process.argv[2] ?? '').then((store) =>
  store.alone(async () => {
    process.send?.('alone')
    await new Promise((resolve) => setTimeout(resolve, 3_600_000))
  }),
)
