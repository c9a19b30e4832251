import { z } from 'zod'
import { numberObstacle } from '../../tenant/accounts'
import { action, missing, personIn, refused } from './action'

/** What an administrator does in the Teams admin centre; at once, however long the bot’s own changes take. */
export const callsActions = {
  'give-number': action(
    'Gives somebody a phone number that is free.',
    z.strictObject({ id: z.string(), telephoneNumber: z.string() }),
    (tenant, { id, telephoneNumber }) => {
      const user = personIn(tenant, id)
      const number = tenant.numbers.find((one) => one.telephoneNumber === telephoneNumber)
      if (number === undefined) throw missing(`The tenant has no number ${telephoneNumber}.`)
      if (number.holder !== null) throw refused('The telephone number is already assigned.')
      const obstacle = numberObstacle(tenant, user)
      if (obstacle !== undefined) throw refused(obstacle)
      number.holder = user.id
    },
  ),
  'lead-callers': action(
    'Has the operator or the first key of an auto attendant, or what is too much for a call queue, lead to a person, or with null to nobody.',
    z.strictObject({
      id: z.string().nullable(),
      from: z.string(),
      by: z.enum(['operator', 'firstKey', 'overflow']),
    }),
    (tenant, { id, from, by }) => {
      const person = id === null ? null : personIn(tenant, id).id
      const attendant = tenant.autoAttendants.find((one) => one.id === from)
      const queue = tenant.callQueues.find((one) => one.id === from)
      if (by === 'overflow' && queue !== undefined) queue.overflowsTo = person
      else if (by !== 'overflow' && attendant !== undefined) attendant[by] = person
      else throw missing(`The tenant has nothing of that kind called ${from}.`)
    },
  ),
  'take-number': action('Takes somebody’s phone number away.', z.strictObject({ id: z.string() }), (tenant, { id }) => {
    const user = personIn(tenant, id)
    const number = tenant.numbers.find(({ holder }) => holder === user.id)
    if (number === undefined) throw refused(`${id} has no phone number.`)
    number.holder = null
  }),
}
