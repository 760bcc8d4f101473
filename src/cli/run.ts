import { parseArgs } from 'node:util'
import { ConfigProblem, readConfig } from '#src/config.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { BackupProblem } from '#platform/backup/index.ts'
import { PostgresProblem } from '#platform/postgres/index.ts'
import { ConnectionProblem, isLost } from '#platform/sql/connect.ts'
import { MigrationProblem } from '#platform/sql/migrate.ts'
import { type Command, type Given, Problem } from './command.ts'
import { helpFor, overview } from './help.ts'

/** Finds the command in the words of the command line and runs it. Resolves to the exit code. */
export async function run(commands: readonly Command[], words: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const command = findCommand(commands, words)
    const rest = command ? words.slice(command.name.split(' ').length) : words
    if (!command || asksForHelp(rest)) return help(commands, command, words)
    await command.run(parse(command, rest), readConfig(env))
    return 0
  } catch (problem) {
    console.error(inWords(problem))
    return 1
  }
}

function findCommand(commands: readonly Command[], words: string[]): Command | undefined {
  return commands.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
}

function asksForHelp(words: string[]): boolean {
  return words.includes('--help') || words.includes('-h')
}

function help(commands: readonly Command[], command: Command | undefined, words: string[]): number {
  const [first] = words
  const group = commands.filter(({ name }) => name.split(' ')[0] === first)
  if (command) console.log(helpFor(command))
  else if (first === undefined || first === 'help' || first.startsWith('-')) console.log(overview(commands))
  else if (group.length > 0 && asksForHelp(words)) console.log(group.map(helpFor).join('\n\n'))
  else throw new Problem(unknown(first, group))
  return 0
}

function unknown(first: string, group: readonly Command[]): string {
  if (group.length === 0) return `There is no command "${first}". \`hearth --help\` lists them all.`
  return `Say which: ${group.map(({ name }) => `\`hearth ${name}\``).join(' or ')}.`
}

function parse(command: Command, words: string[]): Given {
  const options = command.options ?? {}
  const { values, positionals } = parseWords(command, words)
  const missing = Object.keys(options).find((name) => options[name]!.required && !String(values[name] ?? '').trim())
  if (missing) throw new Problem(`\`hearth ${command.name}\` needs --${missing}. Add --help to see how.`)
  if (positionals.length > 0 && !command.takes) {
    throw new Problem(`\`hearth ${command.name}\` takes no "${positionals[0]}". Add --help to see what it takes.`)
  }
  const all = (name: string) => [values[name] ?? []].flat().filter((value) => typeof value === 'string')
  return {
    words: positionals,
    has: (name) => values[name] === true,
    one: (name) => all(name)[0],
    needed: (name) => all(name)[0]!,
    all,
  }
}

function parseWords(command: Command, words: string[]) {
  const known = Object.entries(command.options ?? {}).map(([name, { value, multiple }]) => {
    return [name, { type: value ? ('string' as const) : ('boolean' as const), multiple: multiple ?? false }] as const
  })
  try {
    return parseArgs({ args: words, options: Object.fromEntries(known), allowPositionals: true })
  } catch (problem) {
    const [sentence] = (problem as Error).message.split('. ')
    throw new Problem(`${sentence}. \`hearth ${command.name} --help\` shows what it takes.`)
  }
}

const plain = [
  Problem,
  BackupProblem,
  ConfigProblem,
  ConnectionProblem,
  PostgresProblem,
  MigrationProblem,
  Refused,
  NotFound,
]

/** What people can mend is said in a sentence; only a mistake of our own shows where it happened. */
function inWords(problem: unknown): string {
  if (plain.some((kind) => problem instanceof kind)) return (problem as Error).message
  if (isLost(problem)) return 'The database stopped answering: see whether its server runs, and try again.'
  return `Hearth made a mistake, and stopped. Please report it with these lines:\n${(problem as Error)?.stack ?? problem}`
}
