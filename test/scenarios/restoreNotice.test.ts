import { strict as assert } from 'node:assert'
import { people } from '../../sandbox/seeds/people'
import { ilse, Office } from '../support/office'
import { textOf } from '../support/teams'
import { bringBack, leave } from '../support/returning'

const { janDeVries: jan, petraDeBoer: petra, receptie } = people

describe('Who was told by mail that somebody leaves', function () {
  this.timeout(240_000)
  let office: Office
  beforeEach(async () => {
    office = await Office.open({ environment: { NOTICE_SENDER: receptie.userPrincipalName } })
  })
  afterEach(async () => office.close())

  const mails = async () => (await office.effects()).filter(({ what }) => what.endsWith('/sendMail'))

  it('is told once that they are back, after a way in was handed over', async () => {
    await leave(office, jan.userPrincipalName, /Jan de Vries: completed/)
    assert.equal((await mails()).length, 1)
    await bringBack(office, 'Jan de Vries')
    const task = await office.cardFor(ilse, /To do by hand: A way in/)
    assert.equal((await mails()).length, 1, 'nobody is told before')
    assert.match(textOf(task.card), /I cannot see whether it was done: what you confirm here counts/)

    await office.teams.press(ilse, task, /I have done this/)

    const said = await office.cardFor(
      ilse,
      /cannot be checked[^]*Notice:\*\* The mail was accepted\. Whether it arrived/,
    )
    assert.match(textOf(said.card), /A way in:\*\* Is back, as a person confirmed/)
    await office.teams.quiet()
    assert.match(textOf(task.card), /✓ Done, as a person confirmed\./)
    const [, mail, ...more] = await mails()
    assert.deepEqual(more, [])
    assert.deepEqual(mail?.detail?.['to'], [petra.mail])
    assert.match(JSON.stringify(mail?.detail), /Jan de Vries is back\. What you had from Jan de Vries/)
  })
})
