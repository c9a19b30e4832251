import { startApplication } from '../../bot/application'
import { teamsBudget } from '../../bot/budget'
import { readConfiguration } from '../../bot/configuration'
import { createLog } from '../../bot/logging'
import { publishedGraphLimits } from '../../services/remote/graph/graphBudget'
import { tempo } from './tempo'

/** The bot on the pretend tenant as `npm start` has it, but that it keeps the published limits of Teams and Graph as in a real one. */
async function main(): Promise<void> {
  const read = readConfiguration(process.env)
  if (read.kind !== 'ready') throw new Error('It is not configured.')
  const { configuration } = read
  const log = createLog(configuration.logLevel, process.env)
  const graphLimits = publishedGraphLimits.map((limit) => ({ ...limit, milliseconds: limit.milliseconds / tempo }))
  const { port } = await startApplication({ ...configuration, budget: teamsBudget, graphLimits }, process.env, log)
  console.log(`The bot listens on http://127.0.0.1:${port}/api/messages`)
}

void main()
