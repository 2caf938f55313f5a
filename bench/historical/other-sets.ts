// The same clusters on sets of other shapes, by Splink's own models: what is gained on one file must not be lost on others.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { columnsOf, linkModelOf, readSettings } from '../../src/resolve/link/settings/read-model.ts'
import { absence, checkedFile, dataFolder } from '../data.ts'
import type { Counted } from './count-clusters.ts'
import { hiddenTable } from './hidden-table.ts'
import { clustered, paired } from './link-once.ts'

type Other = {
  readonly name: string
  readonly file: string
  readonly sha256: string
  readonly thing: (field: (name: string) => string) => string
}

const febrl = (number: number, sha256: string): Other => ({
  name: `febrl${number}`,
  file: `febrl/dataset${number}.csv`,
  sha256,
  thing: field => field('rec_id').split('-')[1] ?? '',
})

const sets: readonly Other[] = [
  {
    name: 'fake_1000',
    file: 'splink_datasets/fake_1000.csv',
    sha256: '66f9b8f92b9b082ef982fe18c77030fbed8780f06ce1d40d7106be5a72392e2a',
    thing: field => field('cluster'),
  },
  febrl(1, '637acf9db993a77cc49d479c7c53b739a748615f272a050ff973e8038b1b9cb6'),
  febrl(2, '0c86efe0910769fbb13fb8c6fa01a7eedcd9a53a8ab8965b2946f87dcd7c4195'),
  febrl(3, '0e667330458ae88dd3d6b9cab39af4e7629a2fef98a810d0ea5f15e48220bdbf'),
]

const settingsOf = (name: string) => {
  const effective = join(dataFolder(), `splink_oracle/${name}.model.effective.json`)
  return readSettings(existsSync(effective) ? effective : join(dataFolder(), `splink_oracle/${name}.model.json`))
}

export const otherSets = async (say: (line: string) => void, said: (counted: Counted) => string): Promise<void> => {
  for (const { name, file, sha256, thing } of sets) {
    const missing = absence([file, `splink_oracle/${name}.model.json`])
    if (missing !== undefined) {
      say(missing)
      continue
    }
    const settings = settingsOf(name)
    const judged = await hiddenTable(checkedFile(file, sha256), columnsOf(linkModelOf(settings)), thing, name)
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
