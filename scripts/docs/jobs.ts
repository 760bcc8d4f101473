import { allJobs } from '#src/app.ts'
import { code, page, table } from './markdown.ts'

/** Everything that runs by itself. */
export function jobsPage(): string {
  const rows = allJobs.map(({ name, does, schedule, clause }) => [name, does, inWords(schedule), clause])
  return page(
    'Jobs',
    'the `jobs` of every room, in the order of `src/rooms.ts`',
    'Times are those of Europe/London. A job looks for what is due and calls the command that a person would; it may run twice, or late, and do no harm. One whose time passed while Hearth was off runs once when it is back.',
    table(['Job', 'What it does', 'When', 'Clause'], rows),
  )
}

function inWords(schedule: string): string {
  const [minute = '', hour = '', ...days] = schedule.split(' ')
  const everyday = days.join(' ') === '* * *'
  if (everyday && /^\d+$/.test(minute) && /^\d+$/.test(hour))
    return `every day at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (everyday && hour === '*' && minute === '*') return 'every minute'
  if (everyday && hour === '*' && minute.startsWith('*/')) return `every ${minute.slice(2)} minutes`
  return code(schedule)
}
