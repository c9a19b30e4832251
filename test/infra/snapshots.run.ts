import { bicep, findBicep, installations, snapshot } from './bicep'

/** `npm run bicep:snapshots`: takes the snapshots of `infra/` anew, after a change that was meant: read the difference. */
async function main(): Promise<void> {
  const program = findBicep()
  if (program === undefined) throw new Error('There is no bicep on this machine: see “Azure” in docs/developers.md.')
  await bicep(program, ['format', '--pattern', 'infra/**/*.bicep'])
  for (const name of installations) {
    const { ok, stderr } = await snapshot(program, name, 'overwrite')
    if (!ok) throw new Error(stderr)
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
