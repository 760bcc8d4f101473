import type { Child } from './children.ts'
import { ageInYears, type Day, dateOf, dayOf, financialYearOf, slashed } from './days.ts'
import type { Episode } from './episodes.ts'
import { csv, type DemonstrationFile } from './files.ts'

const headerColumns = ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB']
const episodeColumns = [
  'CHILD',
  'DECOM',
  'RNE',
  'LS',
  'CIN',
  'PLACE',
  'PLACE_PROVIDER',
  'DEC',
  'REC',
  'REASON_PLACE_CHANGE',
  'HOME_POST',
  'PL_POST',
  'URN',
]

type Year = { from: Day; to: Day; name: string; endsIn: number }

/**
 * The children looked after return (SSDA903), one header and one episodes file for each financial year, the present
 * one up to today. As in real returns, an episode that is open at the year’s end comes again in the next year’s file.
 */
export function returnFiles(children: readonly Child[], years: number, today: Day): DemonstrationFile[] {
  return financialYears(years, today).flatMap((year) => {
    const looked = children.filter((child) => child.episodes.some((episode) => isIn(episode, year)))
    return [
      csv(
        `ssda903-${year.name}-header.csv`,
        headerColumns,
        looked.map((child) => headerRow(child, year)),
      ),
      csv(
        `ssda903-${year.name}-episodes.csv`,
        episodeColumns,
        looked.flatMap((child) => episodeRows(child, year)),
      ),
    ]
  })
}

/** The financial years to show, oldest first, the present one last. */
export function financialYears(years: number, today: Day): Year[] {
  const present = financialYearOf(today)
  return Array.from({ length: years + 1 }, (_, at) => {
    const from = dateOf(present).subtract({ years: years - at })
    const next = from.add({ years: 1 })
    const name = `${from.year}-${String(next.year).slice(2)}`
    return { from: dayOf(from), to: Math.min(dayOf(next), today), name, endsIn: next.year }
  })
}

/** Until March 2024 the return wrote 1 and 2 for sex, since then M and F; UN1 is a child too young for a pupil number. */
function headerRow(child: Child, { endsIn, to }: Year) {
  const upn = ageInYears(child.born, to) < 5 ? 'UN1' : child.upn
  const sex = endsIn > 2024 ? child.sex : child.sex === 'M' ? 1 : 2
  return [child.ref, sex, slashed(child.born), child.ethnicity, upn, '', '']
}

function episodeRows(child: Child, year: Year) {
  return child.episodes.filter((episode) => isIn(episode, year)).map((episode) => episodeRow(child, episode, year))
}

/** What happened after the year’s end was not known when the return was made. */
function episodeRow(child: Child, episode: Episode, { to, endsIn }: Year) {
  const { from, reasonNew, legalStatus, home } = episode
  const ended = episode.to !== undefined && episode.to < to
  const end = ended ? [slashed(episode.to as Day), episode.reasonEnded, episode.reasonMoved] : ['', '', '']
  // Supported accommodation has a code of its own (K3) since the return of 2024/25.
  const place = [home.place === 'K3' && endsIn <= 2024 ? 'H5' : home.place, home.provider]
  return [
    child.ref,
    slashed(from),
    reasonNew,
    legalStatus,
    child.need,
    ...place,
    ...end,
    child.homePostcode,
    home.postcode,
    home.urn,
  ]
}

function isIn(episode: Episode, { from, to }: Year): boolean {
  return episode.from < to && (episode.to === undefined || episode.to >= from)
}
