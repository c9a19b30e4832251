import { rankOf, type Precedence } from '../model/precedence'

/** Lets so much go on at once; of what waits the first in order goes next, and of equals who came first. */
export interface InOrder {
  run<Result>(precedence: Precedence, act: () => Promise<Result>): Promise<Result>
}

/** @param atOnce how much may go on at the same time, asked whenever something may begin */
export function createInOrder(atOnce: () => number): InOrder {
  const waiting: { readonly precedence: Precedence; readonly begin: () => void }[] = []
  let underWay = 0
  const goOn = (): void => {
    while (underWay < atOnce()) {
      const next = waiting.shift()
      if (next === undefined) return
      underWay += 1
      next.begin()
    }
  }
  return {
    async run(precedence, act) {
      await new Promise<void>((begin) => {
        const after = waiting.findLastIndex((one) => rankOf(one.precedence) <= rankOf(precedence))
        waiting.splice(after + 1, 0, { precedence, begin })
        goOn()
      })
      try {
        return await act()
      } finally {
        underWay -= 1
        goOn()
      }
    },
  }
}
