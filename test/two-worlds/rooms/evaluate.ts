// What is asked at the pages of this room; by method and address as in the route table.
import type { RouteCase } from '../cases.ts'

export const casesOfEvaluate: Readonly<Record<string, RouteCase>> = {}
