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
  'take-number': action('Takes somebody’s phone number away.', z.strictObject({ id: z.string() }), (tenant, { id }) => {
    const user = personIn(tenant, id)
    const number = tenant.numbers.find(({ holder }) => holder === user.id)
    if (number === undefined) throw refused(`${id} has no phone number.`)
    number.holder = null
  }),
}
