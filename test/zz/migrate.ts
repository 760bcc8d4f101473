import { migrate } from '#platform/sql/migrate.ts'
console.log(await migrate({ host: '/tmp/sight-pg/database/socket', user: 'hearth', database: 'ten' } as any))
