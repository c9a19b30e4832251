import { strict as assert } from 'node:assert'
import { ilse, noor, Office, petra, tom } from '../support/office'
import { actionsOf, textOf, type Colleague, type Message } from '../support/teams'

describe('The first run', () => {
  let office: Office
  beforeEach(async () => {
    office = await Office.open()
  })
  afterEach(async () => {
    await office.close()
  })
  const welcomes = (who: Colleague): readonly Message[] =>
    office.teams.inChatOf(who).filter(({ card }) => /Hello|Hallo/.test(textOf(card)))

  for (const [who, says, button] of [
    [ilse, /carry out what was approved/, 'Choose a colleague'],
    [petra, /you approve or reject in the approvals channel/, 'What waits for me?'],
    [noor, /you are in neither/, 'What can you do?'],
  ] as const)
    it(`greets ${who.displayName} once by what they may do, with one button that works`, async () => {
      await office.teams.install(who)
      await office.teams.install(who)
      await office.stopBot()
      await office.startBot()
      await office.teams.install(who)

      const [welcome, ...more] = welcomes(who)
      assert.deepEqual(more, [])
      assert.match(textOf(welcome?.card), new RegExp(`Hello ${who.displayName}`))
      assert.match(textOf(welcome?.card), says)
      assert.deepEqual(
        actionsOf(welcome?.card ?? assert.fail()).map(({ title }) => title),
        [button],
      )
      assert.notEqual(textOf(await office.teams.press(who, welcome ?? assert.fail(), button)), '')
    })

  it('greets in the language of somebody’s Teams', async () => {
    await office.teams.install(tom, { locale: 'nl-NL' })

    assert.match(textOf(welcomes(tom)[0]?.card), /Hallo Tom Visser[^]*Ik help als een collega uit dienst gaat/)
  })

  it('greets by the name that the directory has whom Teams does not name', async () => {
    const { from, ...activity } = office.teams.activityOf(ilse, {})
    const { name: _, ...unnamed } = from as { readonly name: string }
    await office.teams.send({ ...activity, from: unnamed, type: 'installationUpdate', action: 'add' })

    assert.match(textOf(welcomes(ilse)[0]?.card), /Hello Ilse Smit/)
  })

  it('greets anew after the app was removed and added again, and reaches everybody as before', async () => {
    await office.teams.install(ilse)
    await office.teams.uninstall(ilse)
    await office.teams.install(ilse)

    assert.equal(welcomes(ilse).length, 2)
    await office.teams.say(ilse, '/offboard jan.devries', { where: 'channel' })
    await office.cardFor(ilse, /Jan de Vries[^]*What I found/)
  })

  it('is tried again where Teams did not take it', async () => {
    const added = office.teams.removeFor(ilse)
    await office.teams.install(ilse)
    added()
    await office.teams.install(ilse)

    assert.equal(welcomes(ilse).length, 1)
  })

  it('says in a team once whether its channel is the one of the approvals, and what that would need', async () => {
    const { channelId } = office.teams
    const said = () => office.teams.messages.map(({ card }) => textOf(card))
    await office.teams.install(tom, { where: 'channel' })
    await office.teams.install(tom, { where: 'channel' })
    assert.equal(said().filter((text) => /Approvals are given here/.test(text)).length, 1)

    office.teams.channelId = '19:another@thread.tacv2'
    await office.teams.install(tom, { where: 'channel' })
    office.teams.channelId = channelId
    const [told = '', ...more] = said().filter((text) => /This is not the approvals channel/.test(text))
    assert.deepEqual(more, [])
    assert.match(told, /APPROVALS\\?_CHANNEL\\?_ID to 19:another@thread\.tacv2/)
    assert.doesNotMatch(told, /Tom/)
  })

  it('says nothing in a group chat, nor to somebody whom the directory does not know', async () => {
    const { length } = office.teams.messages
    await office.teams.install(tom, { where: 'groupChat' })
    const { from: _from, ...activity } = office.teams.activityOf(noor, {})
    await office.teams.send({ ...activity, from: { id: '29:x' }, type: 'installationUpdate', action: 'add' })

    assert.equal(office.teams.messages.length, length)
  })
})
