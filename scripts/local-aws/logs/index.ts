export { createLogs, type LogsOptions } from './create-logs.ts';
