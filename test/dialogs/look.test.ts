import { strict as assert } from 'node:assert'
import { personCard } from '../../cards/conversation/person'
import { lookOf } from '../../dialogs/deliverCard'
import * as build from '../cards/builders'
import { catalogue } from '../cards/variants'

const { en } = catalogue

describe('What makes a card worth sending anew', () => {
  it('is no photo that came or went', () => {
    const initials = personCard(build.person(en))
    const photo = personCard(build.person(en, { photo: build.photo }))

    assert.notDeepEqual(photo, initials)
    assert.equal(lookOf(photo), lookOf(initials))
  })

  it('is anything else that somebody reads', () => {
    assert.notEqual(lookOf(personCard(build.person(en))), lookOf(personCard(build.person(en, { enabled: false }))))
  })
})
