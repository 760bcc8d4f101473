/**
 * The demonstration service: an invented council, made from a seed. Its observed visits, its leaders’ days and its agreed
 * years are lived by the commands of their rooms, with a clock handed in; for the rest it is the one room that writes other rooms’ tables itself, because years of finished audits cannot be lived through by their commands when a fresh clone starts; what it
 * writes is what those commands would have written, and its tests hold it to the tool’s own rules.
 */
export { council } from './county.ts'
export { generate } from './generate.ts'
export { loadDemonstration } from './load/load.ts'
