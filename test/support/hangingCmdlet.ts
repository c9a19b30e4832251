import { type Office, waitFor } from './office'

/** Waits until the fault that was ordered has struck: its cmdlet hangs by then. */
export async function atTheHangingCmdlet({ sandbox }: Office): Promise<void> {
  await waitFor('the cmdlet that hangs', async () => {
    const waiting = (await (await fetch(`${sandbox.url}/_sandbox/faults`)).json()) as readonly unknown[]
    return waiting.length === 0 ? true : undefined
  })
}

/** Lets what hangs go on. */
export async function goesOn({ sandbox }: Office): Promise<void> {
  await fetch(`${sandbox.url}/_sandbox/release`, { method: 'POST' })
}
