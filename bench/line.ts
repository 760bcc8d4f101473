/** One line of docs/bench.md. */
export type Line = { what: string; measured: string; promise: string; kept: boolean }
