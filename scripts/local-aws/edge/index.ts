export { createEdge, type Edge, type EdgeSettings } from './edge.ts';
export { createLocalRoutes } from './local-routes.ts';
