import { listVariables } from '#src/config.ts'
import type { Command } from './command.ts'

/** Every command and every environment variable. */
export function overview(commands: readonly Command[]): string {
  const list = commands.map((command) => [usage(command), command.does] as const)
  const variables = listVariables().map(({ name, means, unlessSet }) => {
    return [name, unlessSet === undefined ? means : `${means} Unless set: ${unlessSet}.`] as const
  })
  return [
    'Hearth: quality assurance for fostering services',
    '',
    'Commands (each has --help):',
    ...columns(list),
    '',
    'Environment variables:',
    ...columns(variables),
  ].join('\n')
}

export function helpFor(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(([name, { value, means, required }]) => {
    return [value ? `--${name} ${value}` : `--${name}`, required ? `${means} Required.` : means] as const
  })
  return [`hearth ${usage(command)}`, '', command.does, ...(options.length > 0 ? ['', ...columns(options)] : [])].join(
    '\n',
  )
}

function usage({ name, takes, options }: Command): string {
  return [name, takes, options && '[options]'].filter(Boolean).join(' ')
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`)
}
