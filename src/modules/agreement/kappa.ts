/** Cohen’s weighted kappa: agreement beyond what chance alone would give. 1 is perfect, 0 is what chance gives. */
export type Kappa = {
  value: number
  /** Asymptotic standard error. */
  standardError: number
  /** The 95 % confidence interval, inside −1 to 1. */
  from: number
  to: number
}

/**
 * Linear weights (Cicchetti–Allison): full credit on the diagonal, and for each step away an equal part less. `table`
 * counts what two people gave the same case, first person down, second across, in the order of the scale. The standard
 * error is the large-sample one of Fleiss, Cohen and Everitt (1969). Null when it cannot be worked out: no case, or one
 * and the same answer throughout, where chance alone would agree.
 */
export function weightedKappa(table: readonly (readonly number[])[]): Kappa | null {
  const n = sum(table.flat())
  if (n === 0) return null
  const shares = table.map((row) => row.map((count) => count / n))
  const down = shares.map(sum)
  const across = shares.map((_, at) => sum(shares.map((row) => row[at] ?? 0)))
  const weight = (i: number, j: number) => 1 - Math.abs(i - j) / (table.length - 1)
  const over = (value: (i: number, j: number) => number) =>
    sum(down.flatMap((_, i) => across.map((__, j) => value(i, j))))

  const share = (i: number, j: number) => shares[i]?.[j] ?? 0
  const byChance = (i: number, j: number) => (down[i] ?? 0) * (across[j] ?? 0)
  const observed = over((i, j) => weight(i, j) * share(i, j))
  const chance = over((i, j) => weight(i, j) * byChance(i, j))
  if (chance > 1 - 1e-12) return null
  const value = (observed - chance) / (1 - chance)

  const ofRow = down.map((_, i) => sum(across.map((part, j) => part * weight(i, j))))
  const ofColumn = across.map((_, j) => sum(down.map((part, i) => part * weight(i, j))))
  const spread = over(
    (i, j) => share(i, j) * (weight(i, j) - ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - value)) ** 2,
  )
  const variance = (spread - (value - chance * (1 - value)) ** 2) / (n * (1 - chance) ** 2)
  const standardError = Math.sqrt(Math.max(0, variance))
  const reach = 1.959964 * standardError
  return { value, standardError, from: Math.max(-1, value - reach), to: Math.min(1, value + reach) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
