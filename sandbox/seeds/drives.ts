import type { Drive, DriveItem, Drives } from '../tenant/state/drives'
import { people, type PersonSeed } from './people'

/** Something at the top of a OneDrive, with what is in it. */
export interface DriveItemSeed {
  readonly name: string
  /** Of a file, or of the package that a notebook is, in bytes. */
  readonly bytes?: number
  readonly notebook?: true
  /** Of a folder. */
  readonly children?: readonly DriveItemSeed[]
  /** Photographs in a folder that nobody looks at one by one. */
  readonly photographs?: number
}

/** A OneDrive as the tenant starts with it. */
export interface DriveSeed {
  readonly id: string
  readonly rootId: string
  readonly owner: PersonSeed
  /** Bytes that it may hold. */
  readonly total: number
  readonly items: readonly DriveItemSeed[]
}

const megabyte = 1024 ** 2

const terabyte = 1024 ** 4

/** The OneDrives by whose they are. Everybody else never opened theirs, so that there is none. */
export const drives = {
  janDeVries: drive(1, people.janDeVries, [
    {
      name: 'Documenten',
      children: [
        { name: 'Offerte Fabrikam.docx', bytes: 482_133 },
        { name: 'Klanten', children: [{ name: 'Klantenlijst 2026.xlsx', bytes: 1_240_551 }] },
        { name: 'Verkooppresentatie.pptx', bytes: 38 * megabyte },
      ],
    },
    { name: 'Foto’s beurs', photographs: 140 },
    { name: 'Opnamen', children: [{ name: 'Overleg Fabrikam.mp4', bytes: 712 * megabyte }] },
    { name: 'Aantekeningen Jan', notebook: true, bytes: 4_410_223 },
    { name: 'Reisdeclaratie.xlsx', bytes: 88_310 },
  ]),
  evaWillems: drive(2, people.evaWillems, [
    { name: 'Documenten', children: [{ name: 'Planning.xlsx', bytes: 90_000 }] },
  ]),
  petraDeBoer: drive(3, people.petraDeBoer, []),
  /** A folder with more than Microsoft copies at once. */
  bramHendriks: drive(4, people.bramHendriks, [
    {
      name: 'Archief',
      children: [
        ...[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => ({ name: String(year), photographs: 4_000 })),
        { name: 'Leeswijzer.txt', bytes: 2_000 },
      ],
    },
    { name: 'Rooster.xlsx', bytes: 120_000 },
  ]),
} as const satisfies Record<string, DriveSeed>

function drive(number: number, owner: PersonSeed, items: readonly DriveItemSeed[]): DriveSeed {
  const mark = String(number).padStart(6, '0')
  return {
    id: `b!pretend-${mark}-Tn2aQe0Zk6wJcVb7sD4hX1yLr8u`,
    // The end is that of every root of OneDrive and SharePoint.
    rootId: `01${mark}56Y2GOVW7725BZO354PWSELRRZ`,
    owner,
    total: terabyte,
    items,
  }
}

export function seedDrives(): Drives {
  const all = Object.values<DriveSeed>(drives).map(driveFrom)
  return { byId: new Map(all.map((drive) => [drive.id, drive])), copies: new Map(), uploads: new Map() }
}

function driveFrom({ id, rootId, owner, total, items }: DriveSeed): Drive {
  const root: DriveItem = { id: rootId, name: 'root', parent: undefined, kind: 'folder', bytes: 0, photographs: 0 }
  const all = new Map([[rootId, root]])
  const prefix = rootId.slice(0, 8)
  const add = ({ name, bytes = 0, notebook, children, photographs = 0 }: DriveItemSeed, parent: string): void => {
    const number = String(all.size).padStart(26, '0')
    const folder = children !== undefined || photographs > 0
    const kind = folder ? 'folder' : notebook === true ? 'notebook' : 'file'
    const item: DriveItem = { id: `${prefix}${number}`, name, parent, kind, bytes, photographs }
    all.set(item.id, item)
    for (const child of children ?? []) add(child, item.id)
  }
  for (const item of items) add(item, rootId)
  return { id, rootId, owner: owner.id, total, items: all, permissions: [] }
}
