import { strict as assert } from 'node:assert'
import { checkCard } from '../support/cardChecker'
import { variants } from './variants'

describe('every card', () => {
  for (const { name, language, card } of variants) {
    it(`is one that Teams can show: ${name}, in ${language}`, () => {
      assert.deepEqual(checkCard(card), [])
    })
  }
})
