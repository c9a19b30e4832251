import { people } from '../../../sandbox/seeds/people'
import { actionsOf, type Message } from '../../support/teams'
import type { Experiment } from '../experiment'
import type { Figure } from '../figure'
import { BenchOffice } from '../office'
import { median } from '../statistics'

const growth: Figure = {
  name: 'a press late in a long case',
  unit: '× an early one',
  how: 'Processor time of the bot for opening and leaving a step’s card, after 200 times against after 20, each by 20 times.',
  goal: 'never growing: at most 1.1 ×',
  limit: 1.1,
}

/** Somebody who looks at everything again and again: each press is an entry of the journal. */
export const longCase: Experiment = {
  name: 'longCase',
  async measure({ rounds, short }) {
    const [early, late, counted] = short ? [2, 4, 5] : [20, 200, 20]
    const measured: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const office = await BenchOffice.open({ latency: 0 })
      try {
        await office.teams.say(people.ilseSmit, `/offboard ${people.janDeVries.userPrincipalName}`)
        const isPage = ({ card }: Pick<Message, 'card'>) =>
          card !== undefined && actionsOf(card).some(({ title }) => title === 'Make the plan')
        await office.arrived('the page of decisions', 0, isPage)
        const found = office.teams.inChatOf(people.ilseSmit).find(isPage)
        if (found === undefined) throw new Error('There is no page of decisions')
        let page: Message = { ...found }
        let pressed = 0
        const press = async (verb: string) => {
          const action = page.card === undefined ? undefined : actionsOf(page.card).find((one) => one.verb === verb)
          if (action === undefined) return
          pressed += 1
          const card = await office.teams.pressAction(people.ilseSmit, page, action)
          // An answer that takes too long comes later, as a change of the message: then the same is pressed again.
          if (actionsOf(card).length > 0) page = { ...page, card }
        }
        const lookAround = async (times: number): Promise<number> => {
          const [before, pressedBefore] = [office.taken().processor, pressed]
          for (let index = 0; index < times; index += 1) {
            await press('change')
            await press('back')
          }
          return (office.taken().processor - before) / (pressed - pressedBefore)
        }
        await lookAround(early)
        const first = await lookAround(counted)
        await lookAround(late - early - counted > 0 ? late - early - counted : 0)
        measured.push((await lookAround(counted)) / first)
      } finally {
        await office.close()
      }
    }
    return [{ figure: growth, value: median(measured) }]
  },
}
