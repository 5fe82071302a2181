// Loaded before the app (`node --import`): its clock is ahead by the milliseconds in the file that DAYPASS_TEST_CLOCK names.
// Only Date is moved; timers know nothing of it, as after a machine's sleep.
import { readFileSync } from 'node:fs';

const file = process.env.DAYPASS_TEST_CLOCK;
const realNow = Date.now;
const now = () => realNow() + Number(readFileSync(file, 'utf8'));

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: (target) => new target(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
