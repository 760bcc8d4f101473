import { commands } from './cli/commands.ts'
import { run } from './cli/run.ts'

const code = await run(commands, process.argv.slice(2), process.env)
if (code !== 0) process.exitCode = code
