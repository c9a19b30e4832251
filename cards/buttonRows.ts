interface Action {
  readonly title: string
}

/** Something of a card, as its template left it. */
type Element = Readonly<Record<string, unknown>>

/** Pixels, as Teams draws them: what a letter of a button takes on average, and what a button and the gap before it add. */
const button = { letter: 8, padding: 26, gap: 8 } as const
/** What a container leaves of the narrowest phone's 320 pixels, with Teams' own margins. */
const narrowest = 250

/**
 * A card whose buttons stand side by side only where they fit on the narrowest phone: Teams makes those of one set narrower
 * until they do, and cuts their titles off. The others come one row under the other. Pure.
 */
export function inButtonRows<Whole extends Element>(card: Whole): Whole {
  const { actions, body } = card
  if (!isActions(actions) || !Array.isArray(body) || rowsOf(actions).length < 2) return withRows(card) as Whole
  const { actions: _apart, ...rest } = card
  return withRows({
    ...rest,
    body: [...(body as unknown[]), { type: 'ActionSet', spacing: 'Medium', actions }],
  }) as Whole
}

function withRows(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((one) => setsOf(one).map(withRows))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withRows(one)]))
}

/** A set of buttons as one set for each row; anything else as it is. */
function setsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !isActionSet(value)) return [value]
  return rowsOf(value.actions).map((actions, index) =>
    index === 0 ? { ...value, actions } : { type: 'ActionSet', spacing: 'Small', actions },
  )
}

function rowsOf(actions: readonly Action[]): readonly (readonly Action[])[] {
  return actions.reduce<readonly (readonly Action[])[]>((rows, action) => {
    const row = rows.at(-1) ?? []
    const fits = row.length === 0 || widthOf([...row, action]) <= narrowest
    return fits ? [...rows.slice(0, -1), [...row, action]] : [...rows, [action]]
  }, [])
}

function widthOf(actions: readonly Action[]): number {
  const buttons = actions.map(({ title }) => title.length * button.letter + button.padding)
  return buttons.reduce((all, one) => all + button.gap + one, -button.gap)
}

function isActionSet(value: object): value is { readonly actions: readonly Action[] } {
  return 'type' in value && value.type === 'ActionSet' && 'actions' in value && isActions(value.actions)
}

function isActions(value: unknown): value is readonly Action[] {
  return (
    Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'title' in one)
  )
}
