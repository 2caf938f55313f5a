import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { beginFolder } from './unfinished-folder.ts'

const home = mkdtempSync(join(tmpdir(), 'bw-unfinished-'))
after(() => rmSync(home, { recursive: true }))

const begin = (name: string) => beginFolder({ to: join(home, name), meanwhile: 'unfinished', mode: 0o700 })

test('a folder gets its name only when all is in it', async () => {
  const { folder, finish } = await begin('whole')
  writeFileSync(join(folder, 'a'), '')
  assert.equal(existsSync(join(home, 'whole')), false)
  finish()
  assert.deepEqual(readdirSync(join(home, 'whole')), ['a'])
})

test('what was given up leaves nothing', async () => {
  const { abandon } = await begin('given-up')
  abandon()
  assert.deepEqual(
    readdirSync(home).filter(name => name.startsWith('given-up')),
    [],
  )
})

test('a place that is taken is refused, and what is there is left alone', async () => {
  mkdirSync(join(home, 'taken'))
  writeFileSync(join(home, 'taken', 'mine'), '')
  await assert.rejects(begin('taken'), /something in that place/)
  assert.deepEqual(readdirSync(join(home, 'taken')), ['mine'])
})

test('what a killed process left is cleared; what a living one works at is not', async () => {
  const deadPid = spawnSync(process.execPath, ['-e', '']).pid
  mkdirSync(join(home, `again.unfinished-${deadPid}-1`))
  const { folder } = await begin('again')
  await begin('again-elsewhere')
  assert.deepEqual(
    readdirSync(home)
      .filter(name => name.startsWith('again.'))
      .map(name => join(home, name)),
    [folder],
  )
})
