import { inFull } from '#platform/dates/index.ts'

type Called = { name: string; yearEnd: { toString(): string } | null | undefined }

/**
 * What each of the files of an import is called: with the year of which it tells, since every year's file has the same name, and with
 * which of several it is where the year does not tell them apart.
 */
export function calledEach(files: readonly Called[]): string[] {
  const names = files.map(calledByYear)
  return names.map((name, at) => {
    if (names.filter((other) => other === name).length === 1) return name
    const before = names.slice(0, at).filter((other) => other === name).length
    return `${name}, file ${before + 1}`
  })
}

function calledByYear({ name, yearEnd }: Called): string {
  return yearEnd ? `${name} (to ${inFull(Temporal.PlainDate.from(String(yearEnd)))})` : name
}
