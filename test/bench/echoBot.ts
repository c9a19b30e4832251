import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type TurnContext,
} from 'botbuilder'
import { createServer, plugins } from 'restify'

/** The smallest bot of the same packages: it answers what it was told. Its port is printed as the bot's is. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const bot = new ActivityHandler()
bot.onMessage(async (context: TurnContext) => {
  await context.sendActivity(MessageFactory.text(`You said: ${context.activity.text}`))
})
const server = createServer()
server.use(plugins.bodyParser())
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context))
})
server.listen(0, '127.0.0.1', () => console.log(`The echo bot listens on ${server.url}/api/messages`))
