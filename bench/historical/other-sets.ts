// The same clusters on sets of other shapes, by Splink's own models: what is gained on one file must not be lost on others.
import { columnsOf, linkModelOf, readSettings } from '../../src/resolve/link/settings/read-model.ts'
import { dataFile, dataFolder, whyNoData } from '../benchmark-data.ts'
import type { Counted } from './count-clusters.ts'
import { hiddenTable } from './hidden-table.ts'
import { clustered, paired } from './link-once.ts'

type Other = {
  readonly name: string
  readonly file: string
  readonly thing: (field: (name: string) => string) => string
}

const febrl = (number: number): Other => ({
  name: `febrl${number}`,
  file: `febrl/dataset${number}.csv`,
  thing: field => field('rec_id').split('-')[1] ?? '',
})

const sets: readonly Other[] = [
  {
    name: 'fake_1000',
    file: 'splink_datasets/fake_1000.csv',
    thing: field => field('cluster'),
  },
  febrl(1),
  febrl(2),
  febrl(3),
]

const settingsOf = (name: string) => {
  const effective = `splink_oracle/${name}.model.effective.json`
  const file = whyNoData(dataFolder(), [effective]) === undefined ? effective : `splink_oracle/${name}.model.json`
  return readSettings(dataFile(dataFolder() ?? '', file))
}

export const otherSets = async (say: (line: string) => void, said: (counted: Counted) => string): Promise<void> => {
  for (const { name, file, thing } of sets) {
    const missing = whyNoData(dataFolder(), [file, `splink_oracle/${name}.model.json`])
    if (missing !== undefined) {
      say(missing)
      continue
    }
    const settings = settingsOf(name)
    const judged = await hiddenTable(dataFile(dataFolder() ?? '', file), columnsOf(linkModelOf(settings)), thing, name)
    const pairs = await paired(settings, judged)
    for (const threshold of [0.5, 0.95]) {
      say(
        `${`${name}: components at ${threshold}`.padEnd(58)}${said(clustered(pairs, judged, 'components', threshold))}`,
      )
      say(
        `${`${name}: our clusters at ${threshold}`.padEnd(58)}${said(clustered(pairs, judged, 'linkage', threshold))}`,
      )
    }
  }
}
