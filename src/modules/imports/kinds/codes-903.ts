/**
 * Code sets of the children looked after return (SSDA903): the union of all years, so that no row is turned away for
 * the year it comes from. Source: DfE guides as condensed in the open validators; interoperability notes 1.2 and 1.3.
 */

export const reasonsForNewEpisode = ['S', 'L', 'P', 'T', 'B', 'U']

export const legalStatuses = [...['C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4'], ...['L1', 'L2', 'L3', 'J1', 'J2', 'J3']]

export const categoriesOfNeed = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8']

export const places = [
  ...['U1', 'U2', 'U3', 'U4', 'U5', 'U6'],
  ...['A3', 'A4', 'A5', 'A6', 'H5', 'K1', 'K2', 'K3', 'P1', 'P2', 'P3'],
  ...['R1', 'R2', 'R3', 'R5', 'S1', 'T0', 'T1', 'T2', 'T3', 'T4'],
  ...['Z1', 'Z11', 'Z12', 'Z13', 'Z14'],
]

export const providers = ['PR0', 'PR1', 'PR2', 'PR3', 'PR4', 'PR5']

export const reasonsEnded = [
  ...['X1', 'E11', 'E12', 'E13', 'E14', 'E15', 'E16', 'E17', 'E2', 'E3', 'E4', 'E4A', 'E4B'],
  ...['E41', 'E43', 'E44', 'E45', 'E46', 'E47', 'E48', 'E5', 'E6', 'E7', 'E8', 'E9'],
]

export const reasonsForPlaceChange = [
  ...['CARPL', 'CLOSE', 'ALLEG', 'STAND', 'APPRR', 'CREQB', 'CREQO'],
  ...['CHILD', 'LAREQ', 'PLACE', 'CUSTOD', 'OTHER'],
]

export const ethnicities = [
  ...['WBRI', 'WIRI', 'WIRT', 'WROM', 'WOTH', 'MWBC', 'MWBA', 'MWAS', 'MOTH'],
  ...['AIND', 'APKN', 'ABAN', 'AOTH', 'BCRB', 'BAFR', 'BOTH', 'CHNE', 'OOTH', 'REFU', 'NOBT'],
]

export const sexes = ['M', 'F', 'U']

/** Until the return of 2023/24 sex was a number. */
export const sexSynonyms = { 1: 'M', 2: 'F', MALE: 'M', FEMALE: 'F' }

/** Codes that a later return no longer knows, with the last day they could be true of. */
export const lastDayOf: Readonly<Record<string, string>> = {
  E43: '2018-03-31',
  E44: '2018-03-31',
  H5: '2025-03-31',
  P2: '2025-03-31',
}

/** Codes that came with a later return, with the first day they could be true of. */
export const firstDayOf: Readonly<Record<string, string>> = { K3: '2024-04-01' }
