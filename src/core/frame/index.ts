// The front door of the frame: what rooms need to show pages and answer requests.
export { type Answer, absent, download, page, seeOther, sentBefore, stale, tooMany, unrecorded } from './answers.ts'
export { type Assets, buildAssets } from './assets.ts'
export { type ChartInput, type ChartLink, type ChartNode, chartLimit, type Drawing, drawChart } from './chart.ts'
export { day, dayAsKnown, moment, momentAsKnown, shortDay } from './dates.ts'
export { escapeCell } from './escape-cell.ts'
export { formToken } from './forgery.ts'
export { type AppOptions, createApp } from './http.ts'
export { frameRoutes } from './own-routes.ts'
export { openPages, type PageContent, type Renderer, renderPage } from './pages.ts'
export type { PlainKind } from './plain-pages.ts'
export {
  type Access,
  type Ask,
  checkRoutes,
  defineRoute,
  field,
  type PublicAsk,
  type RouteEntry,
  type SignedInAsk,
} from './routes.ts'
export { type Said, said } from './said.ts'
export { onceIn, onceOf, seenIn } from './sent-form.ts'
export type * from './shown.ts'
export * from './words.ts'
export { type Written, written } from './written.ts'
