import type { Setting } from '#platform/settings/index.ts'

/** Many settings of one kind, each said in a line. */
export const settingsOf =
  (common: Pick<Setting, 'unit' | 'max' | 'clause'>) =>
  <const K extends string>(key: K, says: string, usual: number): Setting & { key: K } => ({
    ...{ ...common, key, says, default: usual, min: 1 },
  })
