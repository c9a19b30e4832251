import { strict as assert } from 'node:assert'
import { populationId } from '../../sandbox/seeds/population'
import { ConnectorDouble } from '../support/connector'
import { Office, waitFor } from '../support/office'
import { textOf, type Colleague } from '../support/teams'

/** As many as work in an office where all are told of the bot by the same message. */
const everybody: readonly Colleague[] = Array.from({ length: 1_000 }, (_none, number) => ({
  id: populationId(number),
  displayName: `Colleague ${number}`,
}))

describe('a thousand people who write to it for the first time in the same second', () => {
  let connector: ConnectorDouble
  let office: Office
  before(async () => {
    connector = await ConnectorDouble.start()
    office = await Office.open({ connector })
  })
  after(async () => {
    await office.close()
    await connector.stop()
  })

  it('are answered once each, though all of them come by the same address and over connections of their own', async () => {
    const { teams } = office

    const delivered = await Promise.allSettled(everybody.map((one) => teams.say(one, '/help')))

    const lost = delivered.filter((one) => one.status === 'rejected' || one.value.status >= 300)
    assert.deepEqual(lost, [], `${lost.length} of them were not taken`)
    const answers = () => everybody.map((one) => teams.inChatOf(one))
    await waitFor('an answer to each', () => answers().every((said) => said.length > 0) || undefined)
    for (const said of answers()) assert.equal(said.length, 1, said.map(({ card }) => textOf(card)).join('\n---\n'))
  })
})
