// One group, from a debrief on the beach through all nine rooms to the brief: each step done over HTTP, found in the ledger, and kept from
// whoever may not see it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { settableClock } from '#core/ground/clock.ts'
import { loginRoles } from '#core/ground/postgres/roles.ts'
import { rooms } from '#rooms'
import { houseAt } from '../../src/composition.ts'
import { tasksOf } from '../../src/tasks.ts'
import { serveDemonstration } from '../fixtures/desk-over-http.ts'
import { drainAll } from '../fixtures/drain-all.ts'
import { beganAt, steps } from './steps.ts'
import { actOut, openTelling } from './tell.ts'

const clock = settableClock(beganAt)
const served = await serveDemonstration({ after }, clock)
const house = houseAt(served.database.place, loginRoles, { clock })
after(() => house.close())
const tasks = tasksOf(house)
const telling = openTelling(served, served.database.pools.db.keeper, () => drainAll(served.database.place, tasks))
await telling.entered()

for (const step of steps)
  test(`${step.room}: ${step.name}`, async () => {
    clock.advance(20 * 60_000)
    const page = await actOut(step, telling)
    assert.equal(page.status, 200, `${page.url} answered ${page.status}`)
    const entered = await telling.entered()
    for (const entry of step.entered)
      assert.ok(
        entered.some(one => one.verb === entry.verb && one.act === entry.act && one.outcome === entry.outcome),
        `${entry.verb} ${entry.act} ${entry.outcome} is not among ${JSON.stringify(entered)}`,
      )
    const shown = await (await telling.desk(step.seenBy ?? step.by)).open(step.shows(telling.made))
    assert.equal(shown.status, 200, `${shown.url} answered ${shown.status}`)
    if (step.says) assert.match(shown.text, step.says)
    for (const { who, page: other } of step.hiddenFrom ?? []) {
      const path = (other ?? step.shows)(telling.made)
      const answer = await (await telling.desk(who)).open(path)
      assert.equal(answer.status, 404, `${who} was shown ${path}`)
    }
    for (const { who, page: other, words } of step.unsaidTo ?? [])
      assert.doesNotMatch((await (await telling.desk(who)).open(other(telling.made))).text, words, `told to ${who}`)
  })

test('the story goes through every room', () => {
  const visited = new Set(steps.map(step => step.room))
  assert.deepEqual(
    rooms.map(room => room.name).filter(room => !visited.has(room)),
    [],
  )
})
