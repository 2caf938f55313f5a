// What a folder of exports shows when everything in it stands together: the product's main job, in one command.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { Problem } from '#core/ground/problem.ts'
import { openPassingHouse } from '../composition.ts'
import type { Called, Command, Ending } from './command.ts'
import { refuseRealData } from './refuse-real-data.ts'

const picture = async (called: Called): Promise<Ending> => {
  const { args, options, env, printer } = called
  const folder = args[0] ?? ''
  const out = typeof options.out === 'string' ? options.out : ''
  if (out === '')
    throw new Problem({
      what: 'Where should the picture be written?',
      mend: 'name a folder, as in: ./breakwater picture exports/ --out picture/',
    })
  const truthFile = typeof options.truth === 'string' ? options.truth : undefined
  if (truthFile && !existsSync(truthFile))
    throw new Problem({
      what: 'The truth is not there.',
      where: truthFile,
      mend: 'give a CSV with the columns source, key and entity.',
    })
  await refuseRealData(folder, 'A picture is drawn')
  const { drawPicture } = await import('../picture/draw-picture.ts')
  const { readTruth } = await import('../picture/read-truth.ts')
  const { pictureFigures, writePicture } = await import('../picture/write-picture.ts')
  const { agencyNames } = await import('#core/guard/agencies.ts')
  const { takeInFolder } = await import('../take-in.ts')
  printer.live('Making a database for the picture')
  const house = await openPassingHouse(`picture_${randomBytes(6).toString('hex')}`, {
    databaseUrl: env.DATABASE_URL,
    roles: loginRoles,
  })
  try {
    const truth = truthFile ? await readTruth(truthFile) : undefined
    const drawn = await drawPicture(house, {
      ...(truth ? { truth } : {}),
      load: () => takeInFolder(house, folder),
      onStage: name => printer.live(name),
    })
    const names = await agencyNames(house.pools.db.app)
    await writePicture(drawn, out, code => names.get(code) ?? code)
    const figures = pictureFigures(drawn)
    if (options.json) printer.line(JSON.stringify(figures))
    else sayPicture(figures, out, called)
    return figures.sources.some(source => source.rejected + source.quarantined > 0 || source.state === 'refused')
      ? 'rejected'
      : 'done'
  } finally {
    await house.close()
  }
}

type Figures = ReturnType<typeof import('../picture/write-picture.ts').pictureFigures>

const sayPicture = (figures: Figures, out: string, { printer }: Called): void => {
  printer.line(figures.note)
  for (const [kind, { links, precision, recall }] of Object.entries(figures.crossAgency))
    printer.line(
      `  ${kind.padEnd(14)} ${String(links).padStart(7)} links across agencies${precision === undefined ? '' : `   precision ${precision.toFixed(4)}`}${recall === undefined ? '' : `   recall ${recall.toFixed(4)}`}`,
    )
  printer.line(
    `  ${figures.groups.length} groups, ${figures.opportunities.length} missed opportunities, ${figures.sources.reduce((sum, source) => sum + source.rejected, 0)} rows rejected`,
  )
  printer.line(
    `  ${Object.entries(figures.seconds)
      .map(([name, seconds]) => `${name} ${seconds} s`)
      .join(', ')}; ${figures.peakMemoryMB} MB`,
  )
  printer.line(`Written to ${out}: picture.json, brief.pdf, opportunities.csv, rejected.csv`)
}

export const pictureCommand: Command = {
  name: 'picture',
  group: 'data',
  line: 'what a folder of exports shows when everything in it stands together',
  usage: 'FOLDER --out DIR [--truth FILE.csv] [--json]',
  takes: [1, 1],
  help: `
Takes the folder in through the ordinary intake, into a database of its own that is gone afterwards; compares everything;
finds groups that no agency sees alone, and opportunities that were missed. Writes into DIR:

  picture.json        sources, records, links across agencies, groups, opportunities, seconds, memory
  brief.pdf           the same on two or three pages; it names agencies and things, never a person
  opportunities.csv   each with its accountable owner and what could be done
  rejected.csv        every row that was not taken in, with file, line, column, reason and mend

It reports on the suggested view and says so. With --truth (columns source, key, entity) it says how right the links are.
It is drawn of data marked as invented (synthetic: true), and of no other. Ends with 3 when rows were rejected.`,
  options: {
    out: { type: 'string', value: 'DIR', line: 'the folder to write to; it is made when it is not there' },
    truth: { type: 'string', value: 'FILE.csv', line: 'which entity stands behind which record, to measure against' },
    json: { type: 'boolean', line: 'write the figures to standard output as JSON' },
  },
  examples: [
    './breakwater world --records 20000 --seed 7 --out exports/',
    './breakwater picture exports/ --out picture/ --truth exports/truth.csv',
  ],
  run: picture,
}
