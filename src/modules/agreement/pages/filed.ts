import { scales } from '#framework/forms/scale.ts'
import type { Columns } from '#platform/html/index.ts'
import { type Agreement, agreementOf } from '../agreement.ts'
import type { Comparison } from '../queries/agreement.ts'
import type { Compared } from './agreement.ts'

/** One row of the file: the figures of the service, of somebody who audits, or of somebody who moderates. */
export type FiguresOf = Pick<Agreement, 'audits' | 'exact' | 'up' | 'down'> & {
  who: string
  which: string
  scale: string
  kappa: number | undefined
}

/** The whole service, then each auditor, then each moderator; of each scale apart where it changed. */
export const figuresOfAll = (compared: readonly (Compared & Comparison)[]): FiguresOf[] =>
  compared.flatMap((one) => [
    whole('The service', one),
    ...one.auditors.map((figures) => ofPerson('Audits carried out', one, figures)),
    ...one.moderators.map((figures) => ofPerson('Audits moderated', one, figures)),
  ])

/** One person's own: what they carried out, and what they moderated. */
export const figuresOfOne = (name: string, compared: readonly Compared[]): FiguresOf[] =>
  compared.map((one) => whole(name, one))

function whole(who: string, one: Compared): FiguresOf {
  const { audits, exact, up, down, kappa } = agreementOf(one.graded)
  return { who, which: one.title, scale: scaleIn(one), audits, exact, up, down, kappa: kappa?.value }
}

function ofPerson(which: string, one: Compared, { name, audits, exact, up, down }: Comparison['auditors'][number]) {
  return { who: name, which, scale: scaleIn(one), audits, exact, up, down, kappa: undefined }
}

const scaleIn = ({ scale }: Compared): string => (scale ? scales[scale].name : '')

export const figureColumns: Columns<FiguresOf> = {
  Who: { filed: ({ who }) => who },
  Which: { filed: ({ which }) => which },
  'Scale of grades': { filed: ({ scale }) => scale },
  'Moderated, with a final grade': { filed: ({ audits }) => audits },
  'The same grade': { filed: ({ exact }) => exact },
  'Moderated higher': { filed: ({ up }) => up },
  'Moderated lower': { filed: ({ down }) => down },
  'Weighted kappa': { filed: ({ kappa }) => (kappa === undefined ? '' : Math.round(100 * kappa) / 100) },
}
