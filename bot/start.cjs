/** `npm start`. Compiling has a process of its own: what that takes, the bot would hold for as long as it lives. */
const { spawnSync } = require('node:child_process')
const path = require('node:path')

// As deep as the file of the project that looks for another by its own place.
const program = path.resolve(__dirname, '../build/program/bot/index.js')
const { status } = spawnSync(process.execPath, [path.join(__dirname, 'compile.cjs'), program], {
  // No secret of the bot’s is for the compiler.
  env: { SystemRoot: process.env['SystemRoot'] },
  stdio: 'inherit',
})
if (status === 0) require(program)
else process.exitCode = 1
