export { createForecast } from './create-forecast.ts';
export { createPreview } from './create-preview.ts';
export { readForecast } from './read-forecast.ts';
export { readPreview } from './read-preview.ts';
export { type ForecastAnswer, failForecast, keepForecast, putForecastBack } from './settle-forecast.ts';
export { failPreview, keepPreview } from './settle-preview.ts';
export { takeWaitingForecast, type WaitingForecast } from './take-waiting-forecast.ts';
export { takeWaitingPreview, type WaitingPreview } from './take-waiting-preview.ts';
