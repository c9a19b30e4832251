import { z } from 'zod'
import { driveOfUser, itemAt, itemIn, linkTo, shareOutside } from '../../tenant/drives'
import { action, personIn } from './action'

/** What the owner of a OneDrive does there. */
export const driveActions = {
  'share-item': action(
    'Shares a file or folder of somebody’s OneDrive, by its place from the top: by a link for anyone or for the organisation, or with an address outside.',
    z.strictObject({
      id: z.string(),
      place: z.string(),
      with: z.union([z.enum(['anyone', 'organisation']), z.email()]),
    }),
    (tenant, { id, place, with: whom }) => {
      const drive = driveOfUser(tenant, personIn(tenant, id))
      const item = itemAt(drive, itemIn(drive, 'root'), place)
      if (whom === 'anyone') linkTo(drive, item, { type: 'view', scope: 'anonymous' })
      else if (whom === 'organisation') linkTo(drive, item, { type: 'view', scope: 'organization' })
      else shareOutside(drive, item, whom)
    },
  ),
}
