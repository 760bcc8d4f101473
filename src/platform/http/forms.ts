import type { z } from 'zod'

export type Read<T> = { ok: true; value: T } | { ok: false; mistakes: Mistake[] }

/** Reads a posted form with a zod schema whose messages are sentences for the person. Text is trimmed of trailing space
 * only, so that what they typed comes back as they typed it. Mistakes name the field, in the order of the form. */
export function readForm<T>(schema: z.ZodType<T>, body: Record<string, string | string[]>): Read<T> {
  const result = schema.safeParse(body)
  if (result.success) return { ok: true, value: result.data }
  return {
    ok: false,
    mistakes: result.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), message: issue.message })),
  }
}

/** One field as text: '' when absent, the first when it came more than once. */
export function textOf(body: Record<string, string | string[]>, field: string): string {
  const value = body[field]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** One field as a list: [] when absent. */
export function listOf(body: Record<string, string | string[]>, field: string): string[] {
  const value = body[field]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
import type { Mistake } from '#platform/problems.ts'
