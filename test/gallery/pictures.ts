import pLimit from 'p-limit'
import type { Browser } from 'playwright-core'
import { cardsOf, courses, languages, whileTimeStandsStill } from './cases'
import { draw, widths, type Width } from './drawing'
import type { Shown } from './wholeCase'

/** Where the pictures are kept, and where a comparison leaves what differs. */
export const kept = 'test/gallery/pictures'
export const differences = 'screenshots/gallery'

export interface Picture {
  readonly name: string
  readonly png: Buffer
}

/** How many cases are played side by side: each waits much of the time. */
const atATime = 3

/** Every case in every language, played just then. */
export async function playAll(): Promise<ReadonlyMap<string, readonly Shown[]>> {
  const limit = pLimit(atATime)
  const wanted = Object.entries(courses).flatMap(([name, course]) =>
    languages.map((language) => ({ name: `${name}.${language}`, course, language })),
  )
  const played = await whileTimeStandsStill(() =>
    Promise.all(
      wanted.map(({ name, course, language }) => limit(async () => [name, await cardsOf(course, language)] as const)),
    ),
  )
  return new Map(played)
}

/** Each case as a phone and a desktop show it. */
export async function* drawEach(
  browser: Browser,
  played: ReadonlyMap<string, readonly Shown[]>,
): AsyncGenerator<Picture> {
  for (const [name, shown] of played)
    for (const width of Object.keys(widths) as Width[])
      yield { name: `${name}.${width}`, png: await draw(browser, shown, width) }
}
