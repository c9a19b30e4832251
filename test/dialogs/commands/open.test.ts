import { strict as assert } from 'node:assert'
import { readLeaver } from '../../../dialogs/commands/open'
import type { DialogTools } from '../../../dialogs/dialogTools'
import { globalAdministratorRole } from '../../../services/facts/roleNames'
import type { FactsAbout } from '../../../services/model/people'
import { fakeStep } from '../../services/cases/engine/doubles'

const account = { id: 'tom', userPrincipalName: 'tom@contoso.com', mail: undefined, enabled: true, own: true }
const found: FactsAbout = {
  id: 'jan',
  displayName: 'Jan de Vries',
  userPrincipalName: 'jan@contoso.com',
  mail: 'jan@contoso.com',
  synced: false,
}

/** A bot whose directory answers only when it is told to, with a step that keeps by whom its facts were read. */
function bot(directory: { readonly userPrincipalName?: string; readonly roles?: readonly string[] } = {}) {
  const readBy: string[] = []
  let answer: () => void = () => undefined
  const answers = new Promise<void>((resolve) => (answer = resolve))
  const { roles = [], ...names } = directory
  const step = {
    ...fakeStep({ id: 'calls', operations: [] }),
    read: async (_from: unknown, { userPrincipalName }: FactsAbout) => void readBy.push(userPrincipalName),
  }
  const graph = {
    find: async (path: string) => {
      await answers
      return path.includes('/manager') ? undefined : { ...found, ...names }
    },
    list: async (path: string) => {
      await answers
      return path.includes('/transitiveMemberOf') ? roles.map((roleTemplateId) => ({ id: 'r', roleTemplateId })) : []
    },
  }
  const tools = {
    gateways: { graph },
    settings: { steps: [step], protection: { allowedAdministrators: [], breakGlass: [] } },
    store: { closedNaming: async () => [] },
    access: { othersWith: async () => [] },
    photos: { look: async () => undefined },
    background: { run: () => undefined },
  } as unknown as DialogTools
  return { tools, readBy, answer: () => answer() }
}

describe('What is read of somebody who leaves', () => {
  it('is read beside their account, by how they were found', async () => {
    const { tools, readBy, answer } = bot()
    const reading = readLeaver(tools, { account, employeeId: found.id, found }, undefined)

    assert.deepEqual(readBy, [found.userPrincipalName])
    answer()

    assert.ok((await reading).facts !== undefined)
    assert.deepEqual(readBy, [found.userPrincipalName])
  })

  it('is read again where the account says that they are called otherwise', async () => {
    const { tools, readBy, answer } = bot({ userPrincipalName: 'jan.bakker@contoso.com' })
    answer()

    await readLeaver(tools, { account, employeeId: found.id, found }, undefined)

    assert.deepEqual(readBy, [found.userPrincipalName, 'jan.bakker@contoso.com'])
  })

  it('waits for the account where only that tells who it is', async () => {
    const { tools, readBy, answer } = bot()
    const reading = readLeaver(tools, { account, employeeId: found.id }, undefined)
    const before = [...readBy]
    answer()
    await reading

    assert.deepEqual([before, readBy], [[], [found.userPrincipalName]])
  })

  it('is nothing that anybody hears of where the account is protected', async () => {
    const { tools, answer } = bot({ roles: [globalAdministratorRole] })
    answer()

    assert.equal((await readLeaver(tools, { account, employeeId: found.id, found }, undefined)).facts, undefined)
  })
})
