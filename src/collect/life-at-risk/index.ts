// What the room shows of lives at risk to the rest of Breakwater.
export { alarmRoutes } from './answer-alarm.route.ts'
export { type RaisingNeeds, raisingRoutes } from './raise-alarm.route.ts'
export { keepReconciling, reconcileAlarms } from './reconcile-alarms.ts'
export { openSealedFolder, type SealedFolder } from './seal-alarm.ts'
export { alarmsWaiting } from './waiting-alarms.ts'
