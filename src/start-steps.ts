// What `start` does between a ready database and the first page, in order. Each step sees for itself whether there is anything to do.
import type { Printer } from '#core/ground/printer.ts'
import type { House } from './composition.ts'

export type StartWith = { readonly printer: Printer; readonly empty: boolean }

export type StartStep = {
  readonly name: string
  readonly run: (house: House, options: StartWith) => Promise<void>
}

export const startSteps: readonly StartStep[] = []
