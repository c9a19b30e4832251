import { renameSync } from 'node:fs'
import path from 'node:path'
import Mocha from 'mocha'

/** What failed in the test of the rooms without a file. */
export interface LeftOut {
  readonly file: string
  readonly failures: readonly string[]
}

/** What failed is told as JSON, and nothing else. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}

/** `npx tsx test/conformance/leaveOut.run.ts <file>…`: the test of the rooms without each of the files in turn, as JSON. */
async function leaveOut(files: readonly string[]): Promise<void> {
  const found: LeftOut[] = []
  for (const file of files) {
    renameSync(file, 'left-out')
    try {
      found.push({ file, failures: await failuresOf('test/conformance/rooms.test.ts') })
    } finally {
      renameSync('left-out', file)
    }
  }
  console.log(JSON.stringify(found))
}

async function failuresOf(test: string): Promise<readonly string[]> {
  const mocha = new Mocha({ reporter: Silent }).addFile(path.resolve(test))
  // It is loaded once more for each file.
  mocha.unloadFiles()
  return new Promise((resolve) => {
    const failures: string[] = []
    mocha.run(() => resolve(failures)).on('fail', (_test, { message }: Error) => failures.push(message))
  })
}

void leaveOut(process.argv.slice(2))
