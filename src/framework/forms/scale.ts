/**
 * The scales on which grades are given: names, order, from when until when. A version of a form names its scale and keeps it, and so does
 * whatever was filled in with that version; grades of two scales are never compared or counted together. Rules read how a point stands,
 * not its name.
 */

/** `best` and `good` need nobody; `short` is signed off and limits; `failing` is put right first and looked at again. */
export type Stands = 'best' | 'good' | 'short' | 'failing'

export type Point = { value: string; text: string; stands: Stands; colour: string }

export type Scale = {
  name: string
  since: string
  until?: string
  /** The best first. */
  points: readonly Point[]
  /** Whether whoever shapes a form may choose it today. */
  offered: boolean
}

export const scales = {
  four_grades: {
    ...{ name: 'Four grades, as inspectors of councils use them', since: '2011-04-01', offered: true },
    points: [
      { value: 'outstanding', text: 'Outstanding', stands: 'best', colour: 'purple' },
      { value: 'good', text: 'Good', stands: 'good', colour: 'green' },
      { value: 'requires_improvement', text: 'Requires improvement', stands: 'short', colour: 'orange' },
      { value: 'inadequate', text: 'Inadequate', stands: 'failing', colour: 'red' },
    ],
  },
  // For schools, nurseries and colleges: nobody has said that children’s social care will have it.
  five_points: {
    ...{ name: 'Five points, as the school report card has them', since: '2025-11-10', offered: false },
    points: [
      { value: 'exceptional', text: 'Exceptional', stands: 'best', colour: 'purple' },
      { value: 'strong_standard', text: 'Strong standard', stands: 'good', colour: 'turquoise' },
      { value: 'expected_standard', text: 'Expected standard', stands: 'good', colour: 'green' },
      { value: 'needs_attention', text: 'Needs attention', stands: 'short', colour: 'orange' },
      { value: 'urgent_improvement', text: 'Urgent improvement', stands: 'failing', colour: 'red' },
    ],
  },
  met_or_not: {
    ...{ name: 'Met or not met', since: '2025-11-10', offered: true },
    points: [
      { value: 'met', text: 'Met', stands: 'good', colour: 'green' },
      { value: 'not_met', text: 'Not met', stands: 'failing', colour: 'red' },
    ],
  },
} as const satisfies Record<string, Scale>

export type ScaleKey = keyof typeof scales
export type Grade = (typeof scales)[ScaleKey]['points'][number]['value']

export type UsualGrade = (typeof scales)['four_grades']['points'][number]['value']

/** Where nothing else is said. */
export const usualScale: ScaleKey = 'four_grades'

type PointOf = Omit<Point, 'value'> & { value: Grade; scale: ScaleKey; rank: number }

/** Every point of every scale by its value, which no two scales share. `rank`: 1 for the lowest. */
const points: ReadonlyMap<string, PointOf> = new Map(
  (Object.keys(scales) as ScaleKey[]).flatMap((scale) =>
    scales[scale].points.map((point, at) => [point.value, { ...point, scale, rank: scales[scale].points.length - at }]),
  ),
)

/** The grades of a scale, the best first. */
export const gradesOn = (scale: ScaleKey = usualScale): readonly Grade[] =>
  scales[scale].points.map(({ value }) => value)

export const isGrade = (value: unknown): value is Grade => typeof value === 'string' && points.has(value)
export const scaleOf = (grade: Grade): ScaleKey => points.get(grade)!.scale
export const standingOf = (grade: Grade): Stands => points.get(grade)!.stands
export const colourOf = (grade: Grade): string => points.get(grade)!.colour
export const rankOf = (grade: Grade): number => points.get(grade)!.rank

/** It is put right first, and the household is looked at again. */
export const isFailing = (grade: Grade | null | undefined): boolean => grade != null && standingOf(grade) === 'failing'
/** The service manager signs it off. */
export const isShort = (grade: Grade | null | undefined): boolean =>
  grade != null && (standingOf(grade) === 'short' || isFailing(grade))

/** The highest point that stands so; where a scale has none, the next one below, and else the lowest. */
export function highestThat(stands: Stands, scale: ScaleKey = usualScale): Grade {
  const order: readonly Stands[] = ['best', 'good', 'short', 'failing']
  const found = scales[scale].points.find((point) => order.indexOf(point.stands) >= order.indexOf(stands))
  return (found ?? scales[scale].points.at(-1)!).value
}

/** A grade of any scale as it stands on another: what is met or not is weighed among grades so. */
export const asOn = (grade: Grade, scale: ScaleKey): Grade =>
  scaleOf(grade) === scale ? grade : highestThat(standingOf(grade), scale)

/** Grades of the usual scale, as a question names them, on another: all points that stand so. What is no grade stays. */
export function valuesOn(values: readonly string[], scale: ScaleKey): readonly string[] {
  return values.flatMap((value) =>
    isGrade(value) && scaleOf(value) === usualScale && scale !== usualScale
      ? gradesOn(scale).filter((one) => standingOf(one) === standingOf(value))
      : [value],
  )
}

export const gradeNames: Readonly<Record<Grade | 'not_applicable', string>> = {
  ...(Object.fromEntries([...points.values()].map(({ value, text }) => [value, text])) as Record<Grade, string>),
  not_applicable: 'Not applicable',
}
