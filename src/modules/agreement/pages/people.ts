import { addressOfAudits, type Counted, type Period } from '#modules/figures/index.ts'
import { html, listPages, nothing, type SafeHtml, type StackedCell, stackedTable } from '#platform/html/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { shareInWords } from '../agreement.ts'
import type { AgreementOfPerson } from '../queries/agreement.ts'

export type PeopleFacts = { auditors: ListPage<AgreementOfPerson>; moderators: ListPage<AgreementOfPerson> }

export function addressOfPage({ from, to }: Period, who?: number): string {
  const whom = who === undefined ? {} : { who: String(who) }
  return `/agreement?${new URLSearchParams({ from: String(from), to: String(to), ...whom })}`
}

/** Each auditor's and each moderator's figures, with the lists behind them; each of the two has pages of its own. */
export function peopleTables({ auditors, moderators }: PeopleFacts, counted: Counted, period: Period): SafeHtml {
  const chosen = (others: string, { page }: ListPage<unknown>) => ({
    from: String(period.from),
    to: String(period.to),
    [others]: page > 1 ? String(page) : '',
  })
  const tables = [
    { title: 'Auditor by auditor', part: 'auditor', list: auditors, chosen: chosen('moderators', moderators) },
    { title: 'Moderator by moderator', part: 'moderator', list: moderators, chosen: chosen('auditors', auditors) },
  ] as const
  return html`${tables.map(({ title, part, list, chosen }) =>
    list.rows.length === 0
      ? nothing
      : html`${table(title, part, list.rows, counted, period)}
        ${listPages({ path: '/agreement', chosen, list, name: `${part}s`, of: title })}`,
  )}`
}

function table(
  title: string,
  part: 'auditor' | 'moderator',
  people: readonly AgreementOfPerson[],
  counted: Counted,
  period: Period,
): SafeHtml {
  return stackedTable({
    caption: title,
    classes: 'hearth-table--wordy',
    captionClasses: 'govuk-table__caption--m',
    head: ['Who', 'Audits', 'The same grade', 'Moderated higher', 'Moderated lower'].map((text) => ({ text })),
    rows: people.map(({ id, name, audits, exact, up, down }) => {
      const theirs = { ...counted, [part]: id }
      return [
        { html: html`<a class="govuk-link" href="${addressOfPage(period, id)}">${name}</a>`, says: name },
        linked(audits, { ...theirs, agreement: 'both' }),
        linked(exact, { ...theirs, agreement: 'same' }, shareInWords(exact, audits)),
        linked(up, { ...theirs, agreement: 'up' }),
        linked(down, { ...theirs, agreement: 'down' }),
      ]
    }),
  })
}

/** A figure that leads to the audits behind it. */
export function linked(count: number, counted: Counted, words = String(count)): StackedCell {
  return count === 0 ? { text: words } : { figure: words, href: String(addressOfAudits(counted)) }
}
