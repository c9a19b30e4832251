/**
 * `node bot/start.cjs bot/index.ts`: runs a program of this folder, whose words follow it. Compiling has a process of its own:
 * what that takes, the bot would hold for as long as it lives.
 */
const { spawnSync } = require('node:child_process')
const path = require('node:path')

const [source = ''] = process.argv.splice(2, 1)
// As deep as the file of the project that looks for another by its own place.
const program = path.resolve(__dirname, '../build/program/bot', `${path.basename(source, '.ts')}.js`)
const { status } = spawnSync(process.execPath, [path.join(__dirname, 'compile.cjs'), source, program], {
  // No secret of the bot’s is for the compiler.
  env: { SystemRoot: process.env['SystemRoot'] },
  stdio: 'inherit',
})
if (status === 0) require(program)
else process.exitCode = 1
