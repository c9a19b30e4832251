import { people } from '../../../../sandbox/seeds/people'
import { onedrive } from '../../../../services/steps/onedrive'
import { endable } from '../../../../services/steps/onedrive/outsiders'
import { storiesOf, successor } from '../story'

const story = storiesOf(onedrive)

export const stories = [
  story('giving access', () => ({ choice: 'access', successor })),
  story('copying', () => ({ choice: 'copy', successor })),
  story(
    'ending what people outside can open',
    (facts) => ({ choice: 'leave', ends: facts.exists ? endable(facts.outside ?? []) : [] }),
    undefined,
    [],
    [
      [
        'share-item',
        { id: people.janDeVries.id, place: 'Documenten/Offerte Fabrikam.docx', with: 'inkoop@fabrikam.com' },
      ],
      ['share-item', { id: people.janDeVries.id, place: 'Foto’s beurs', with: 'anyone' }],
    ],
  ),
  story('copying what is too large for one copy', () => ({ choice: 'copy', successor }), people.bramHendriks),
]
