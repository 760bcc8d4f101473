import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#src/config.ts'

/** One line that somebody types, or a block of SQL. */
export type Step = { lang: 'sh' | 'sql'; text: string; under: string }

export const operatePage = readFileSync(join(root, 'docs/operate.md'), 'utf8')

/** What docs/operate.md tells to run, in its order, each with the heading that it stands under. */
export function stepsOf(page: string): Step[] {
  const steps: Step[] = []
  let under = ''
  let block: { lang: 'sh' | 'sql'; lines: string[] } | undefined
  for (const line of page.split('\n')) {
    const fence = /^\s*```(\w*)$/.exec(line)
    if (fence && block) {
      if (block.lang === 'sql') steps.push({ lang: 'sql', text: block.lines.join('\n'), under })
      else steps.push(...block.lines.map((text) => ({ lang: 'sh' as const, text, under })))
      block = undefined
    } else if (fence) block = { lang: fence[1] as 'sh' | 'sql', lines: [] }
    else if (block) block.lines.push(line.trim())
    else if (line.startsWith('## ')) under = line.slice(3)
  }
  return steps
}
