export { listOf, type Read, readForm, textOf } from './forms.ts'
export * from './route.ts'
export { createServer, hash, type Problem, type RefusedLine, type ServerOptions } from './server.ts'
export { fillAddress, waysBack } from './ways-back.ts'
