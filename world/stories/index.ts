// The stories of the world in the order in which they are told, each ready to be let loose among the background.
import { openGround } from '../model/ground.ts'
import type { Registrar } from '../model/registrar.ts'
import { engineCourier } from './engine-courier/index.ts'
import { harmless, tellHarmless } from './harmless.ts'
import { lowGradedGroups } from './low-graded-groups.ts'
import { missedOnArrival } from './missed-on-arrival.ts'
import { nailBarDebt } from './nail-bar-debt/index.ts'
import { septemberWeeks } from './september-weeks.ts'
import type { Planted, Told } from './telling.ts'
import { wayOut } from './way-out/index.ts'

/** Told when its turn comes, so that a large world never holds more than one. */
export type Story = { readonly name: string; readonly tell: () => Told }

const planted = { 'engine-courier': engineCourier, 'nail-bar-debt': nailBarDebt, 'way-out': wayOut } as const
type Network = keyof typeof planted
const networks = Object.keys(planted) as readonly Network[]

const numbered = (network: string, copy: number): string => (copy === 1 ? network : `${network}-${copy}`)

const networkStories = (network: Network, copy: number, seed: string, registrar: Registrar): readonly Story[] => {
  const name = numbered(network, copy)
  let told: Planted | undefined
  const tell = (): Planted => {
    told ??= planted[network](openGround(name, seed, registrar), name)
    return told
  }
  const lookAlikes = harmless[network].map(entry => ({
    name: `${name}~${entry[0]}`,
    tell: () => tellHarmless(entry, name, tell().face, seed, registrar),
  }))
  return [{ name, tell }, ...lookAlikes]
}

/** All stories of a world of this size: every hundred thousand records brings a further set. */
export const storiesFor = (records: number, seed: string, registrar: Registrar): readonly Story[] => {
  const copies = Math.max(1, Math.round(records / 100_000))
  return Array.from({ length: copies }, (_, i) => i + 1).flatMap(copy => [
    ...networks.flatMap(network => networkStories(network, copy, seed, registrar)),
    {
      name: numbered('low-graded-groups', copy),
      tell: () =>
        lowGradedGroups(openGround(numbered('low-graded-groups', copy), seed, registrar), records < 10_000 ? 12 : 30),
    },
    {
      name: numbered('missed-on-arrival', copy),
      tell: () => missedOnArrival(openGround(numbered('missed-on-arrival', copy), seed, registrar)),
    },
    {
      name: numbered('september-weeks', copy),
      tell: () =>
        septemberWeeks(openGround(numbered('september-weeks', copy), seed, registrar), records < 10_000 ? 8 : 40),
    },
  ])
}
