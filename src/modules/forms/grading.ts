import { gradesOn, gradeNames, type ScaleKey, scales, usualScale } from '#framework/forms/scale.ts'
import type { Form } from '#framework/forms/types.ts'
import type { ShapedForm } from './shaped.ts'

/* How the grades of a form are given: on which scale, for the whole or for its sections alone, and whether one of them is met or not met. */

/** What may be chosen of it. */
export type Grading = { scale: ScaleKey; overall: boolean; metOrNot: boolean }

/** The scales on which a whole form may be graded today: they have more to say than met or not. */
export const scalesOffered = (now: ScaleKey): readonly ScaleKey[] =>
  (Object.keys(scales) as ScaleKey[]).filter(
    (key) => key === now || (scales[key].offered && scales[key].points.some(({ stands }) => stands === 'best')),
  )

export const gradingOf = (form: Form, { section }: NonNullable<ShapedForm['grades']>): Grading => ({
  scale: form.scale ?? usualScale,
  overall: form.overall !== false,
  metOrNot: form.sections.find(({ key }) => key === section)?.scale === 'met_or_not',
})

/** The same form, graded otherwise. Nothing is said where it is as usual, so that a version that changes nothing is equal to the one before. */
export function gradedAs<P extends string>(
  { scale: _scale, overall: _overall, ...form }: Form<P>,
  { section }: NonNullable<ShapedForm['grades']>,
  { scale, overall, metOrNot }: Grading,
): Form<P> {
  const sections = form.sections.map((one) => {
    if (one.key !== section) return one
    const { scale: _own, ...rest } = one
    return metOrNot ? { ...rest, scale: 'met_or_not' as const } : rest
  })
  return {
    ...form,
    sections,
    ...(scale === usualScale ? {} : { scale }),
    ...(overall ? {} : { overall: false as const }),
  }
}

export const scaleInWords = (key: ScaleKey): string =>
  `${scales[key].name}: ${gradesOn(key)
    .map((grade) => gradeNames[grade].toLowerCase())
    .join(', ')}`
