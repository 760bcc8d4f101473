import { groupKeys } from '#modules/home/groups.ts'
import type { Visitor } from './visitor.ts'

/** Everything in somebody's My work, whatever of it the first page shows, each thing once: its alerts, and each group's list to its end. */
export async function allWork(visitor: Pick<Visitor, 'get'>): Promise<string> {
  const [alerts = ''] = (await visitor.get('/')).text.split('What comes first')
  const found = [mainOf(alerts)]
  for (const key of groupKeys)
    for (let page = 1, more = true; more; page += 1) {
      const { text } = await visitor.get(`/work/${key}?page=${page}`)
      found.push(mainOf(text))
      more = text.includes('rel="next"')
    }
  return `<main>${found.join('\n')}</main>`
}

const mainOf = (text: string): string => text.slice(text.indexOf('<main')).split('</main')[0]!
