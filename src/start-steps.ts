// What `start` does between a ready database and the first page, in order. Each step sees for itself whether there is anything to do.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Printer } from '#core/ground/printer.ts'
import { Problem } from '#core/ground/problem.ts'
import { drain, waitingJobs } from '#core/ground/queue.ts'
import { demonstrationHeld, holdDemonstration } from '#core/guard/instance.ts'
import type { House } from './composition.ts'
import { registerMembers } from './entrance/register-members.ts'

export type StartWith = { readonly printer: Printer; readonly empty: boolean }

export type StartStep = {
  readonly name: string
  readonly run: (house: House, options: StartWith) => Promise<void>
}

/** The demonstration by what makes it: another size, seed or edition is another demonstration. */
const demonstration = { records: 20_000, seed: 'breakwater', edition: 1 } as const
const demonstrationName = JSON.stringify(demonstration)

const folderOf = (house: House): string => join(house.var, 'demonstration')

/** The last thing that writing a world writes: without it the folder is half made. */
const isWhole = (folder: string): boolean => existsSync(join(folder, 'world.yaml'))

const isHeld = async ({ pools }: House): Promise<boolean> =>
  (await demonstrationHeld(pools.db.app)) === demonstrationName

const writeDemonstration = async (house: House): Promise<void> => {
  const folder = folderOf(house)
  if (isWhole(folder)) return
  rmSync(folder, { recursive: true, force: true })
  const { writeWorld } = await import('../world/index.ts')
  await writeWorld({ records: demonstration.records, seed: demonstration.seed, out: folder })
}

/** Taken in as any delivery is; a load that broke off is taken up where it was. */
const loadDemonstration = async (house: House): Promise<void> => {
  const { takeInFolder } = await import('./take-in.ts')
  const { sources, directory } = await takeInFolder(house, folderOf(house))
  const refused = sources.filter(source => source.state === 'refused')
  if (directory.length > 0 || refused.length > 0)
    throw new Problem({
      what: `The demonstration could not be taken in whole: ${[...directory.map(one => one.reason), ...refused.map(one => one.source)].join(', ')}.`,
      where: folderOf(house),
      mend: 'remove the folder and start again; ./breakwater load tells what is wrong with it, row by row.',
    })
  await registerMembers(house.pools.db.app, folderOf(house))
  await holdDemonstration(house.pools.db.intake, demonstrationName)
}

const compare = async (house: House): Promise<void> => {
  const { tasksOf } = await import('./tasks.ts')
  if ((await waitingJobs(house.place)).due > 0) await drain(house.place, tasksOf(house))
}

const unlessHeld =
  (act: (house: House) => Promise<void>) =>
  async (house: House, { empty }: StartWith): Promise<void> => {
    if (!empty && !(await isHeld(house))) await act(house)
  }

export const startSteps: readonly StartStep[] = [
  { name: 'Writing the demonstration', run: unlessHeld(writeDemonstration) },
  { name: 'Taking in the demonstration', run: unlessHeld(loadDemonstration) },
  { name: 'Comparing records', run: house => compare(house) },
]
