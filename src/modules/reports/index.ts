export { monthRoutes as routes } from './routes/month.ts'
