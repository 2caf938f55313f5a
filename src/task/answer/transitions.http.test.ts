// The whole table over HTTP: from every state every side tries every act. What the table allows leads where it says; all else is not there.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  type TaskingAct,
  type TaskingSide,
  type TaskingState,
  taskingActs,
  taskingSides,
  taskingStates,
} from '#core/language/tasking.ts'
import { type Desk, type Page, type Served, serveDemonstration } from '../../../test/fixtures/desk-over-http.ts'
import { fieldIn } from '../../../test/fixtures/filled-form.ts'
import { addressOfAct } from './move-form.ts'
import { type Transition, transitions } from './transitions.ts'

let served: Served
let template: string
const desks = new Map<TaskingSide, Desk>()
const closers: (() => Promise<void>)[] = []

const sitsAt: Readonly<Record<TaskingSide, readonly [post: string, agency: string]>> = {
  asker: ['lead-responsible-officer', 'national-serious-crime-office'],
  asked: ['operation-lead', 'downland-police'],
  coordinator: ['tasking-coordinator', 'domestic-taskforce'],
  arbiter: ['taskforce-lead', 'domestic-taskforce'],
}

const days = { 'answerBy-day': '1', 'answerBy-month': '3', 'due-day': '9', 'due-month': '3' }
const nextYear = String(new Date().getFullYear() + 1)
const dates = { ...days, 'answerBy-year': nextYear, 'due-year': nextYear }

const asking = {
  title: 'From every state, by everybody',
  wanted: 'Something',
  kind: 'enforcement',
  asked: 'downland-police',
  ...dates,
  priority: 'money',
  level: 'local',
  necessity: 'It is',
  proportionality: 'It is',
}

const deskOf = (side: TaskingSide): Desk => {
  const desk = desks.get(side)
  assert.ok(desk)
  return desk
}

/** One tasking that all four sides read: sent, and escalated to the taskforce by the agency that asks. */
const readByAll = async (): Promise<string> => {
  const asker = deskOf('asker')
  const once = fieldIn('once', (await asker.open('/taskings/new')).text)
  const sent = await asker.send('/taskings', { once, ...asking })
  const id = new URL(sent.url).pathname.split('/').at(-1) ?? ''
  const to = 'taskforce-lead@domestic-taskforce'
  await asker.send(`/taskings/${id}/escalation`, { act: 'escalate', seen: '1', words: 'No answer', to })
  return id
}

before(async () => {
  served = await serveDemonstration({ after: close => closers.unshift(close) })
  for (const side of taskingSides.values) desks.set(side, await served.signIn(...sitsAt[side]))
  template = await readByAll()
})
after(async () => {
  for (const close of closers) await close()
})

/** A tasking like the first, brought by its steps to a state. */
const taskingIn = async (state: TaskingState): Promise<string> => {
  const db = served.database.asSuperuser
  const { rows } = await db(client =>
    client.query<{ id: string }>(
      `insert into task.tasking select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'once', gen_random_uuid()))).*
       from task.tasking t where id = $1 returning id`,
      [template],
    ),
  )
  const id = rows[0]?.id ?? ''
  const steps = `insert into task.step (tasking, place, act, state, side, words, to_post, to_agency, done_by, done_at)
    select $1::uuid, p.place, p.act, p.state, 'asker', 'By the test', case when p.act = 'escalate' then 'taskforce-lead' end,
      case when p.act = 'escalate' then 'domestic-taskforce' end, t.sent_by, t.sent_at
    from task.tasking t, (values (0, 'send', 'sent'), (1, $2, $3)) p(place, act, state)
    where t.id = $1 and p.place <= $4`
  const act = transitions.find(move => move.to === state)?.act ?? 'send'
  await db(client => client.query(steps, [id, act === 'send' ? 'accept' : act, state, state === 'sent' ? 0 : 1]))
  return id
}

const versionIn = (state: TaskingState): string => (state === 'sent' ? '1' : '2')

const attempt = (side: TaskingSide, state: TaskingState, id: string, act: TaskingAct): Promise<Page> =>
  deskOf(side).send(`/taskings/${id}/${addressOfAct(act)}`, {
    act,
    seen: versionIn(state),
    words: 'Because it is so',
    to: 'lead-responsible-officer@national-serious-crime-office',
    asked: 'estuary-police',
    once: randomUUID(),
    ...dates,
  })

const stateOf = async (id: string): Promise<string> =>
  (
    await served.database.asSuperuser(client =>
      client.query<{ state: string }>(`select state from task.step where tasking = $1 order by place desc limit 1`, [
        id,
      ]),
    )
  ).rows[0]?.state ?? ''

const isAllowed = (from: TaskingState, side: TaskingSide, act: TaskingAct): Transition | undefined =>
  transitions.find(move => move.from === from && move.side === side && move.act === act)

for (const state of taskingStates.values)
  test(`${state}: what the table allows is done, and nothing else by anybody`, async () => {
    const still = await taskingIn(state)
    for (const side of taskingSides.values)
      for (const act of taskingActs.values) {
        if (isAllowed(state, side, act)) continue
        const { status } = await attempt(side, state, still, act)
        assert.equal(status, 404, `${side} ${act}`)
      }
    assert.equal(await stateOf(still), state)
    for (const move of transitions.filter(one => one.from === state)) {
      const id = await taskingIn(state)
      const shown = (await deskOf(move.side).open(`/taskings/${id}`)).text
      assert.ok(shown.includes(`value="${move.act}"`), `${move.side} is offered ${move.act}`)
      const { status } = await attempt(move.side, state, id, move.act)
      assert.equal(status, 200, `${move.side} ${move.act}`)
      assert.equal(await stateOf(id), move.to, `${move.side} ${move.act}`)
      assert.equal((await attempt(move.side, state, id, move.act)).status, 409, `${move.side} ${move.act} again`)
    }
  })
