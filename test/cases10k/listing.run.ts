import { listingWith, type Listing } from './listing'

/** Ratios of times in one run on one machine; the times themselves say little about another. */
async function main(): Promise<void> {
  // Whoever is measured first pays for what is loaded and compiled.
  await listingWith({ open: 3, closed: 10 })
  const few = await listingWith({ open: 3, closed: 10 })
  tell('10,000 that ended, to 10', await listingWith({ open: 3, closed: 10_000 }), few)
  tell('1,000 that run, to 3', await listingWith({ open: 1_000, closed: 10 }), few)
}

function tell(what: string, many: Listing, few: Listing): void {
  console.log(`${what}:`)
  for (const name of ['status', 'overview', 'older', 'heap'] as const)
    console.log(`  ${name}: ${(many[name] / few[name]).toFixed(2)} times as much`)
}

void main()
