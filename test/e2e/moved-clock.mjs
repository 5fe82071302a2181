// Loaded before the app (`node --import`). The file that DAYPASS_TEST_CLOCK names has two numbers of milliseconds: how far
// the wall clock is ahead, and through how much of that the machine was awake, so that its timers ran too. Sleep and a clock
// that jumps move the first alone. What was seen of the file is written beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.DAYPASS_TEST_CLOCK;
const realNow = Date.now;
const real = { setTimeout, clearTimeout, setInterval };
const read = () => readFileSync(file, 'utf8').split(' ').map(Number);
const now = () => realNow() + read()[0];

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: (target) => new target(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

let awakeMs = read()[1];
const realElapsed = performance.now.bind(performance);
const elapsed = () => realElapsed() + awakeMs;
performance.now = elapsed;
const waiting = new Set();

class Timer {
  constructor(run, everyMs, repeats) {
    Object.assign(this, { run, everyMs: Math.max(1, Number(everyMs) || 1), repeats, keeps: true });
    this.refresh();
  }
  refresh() {
    this.dueMs = elapsed() + this.everyMs;
    waiting.add(this);
    return this.arm();
  }
  arm() {
    real.clearTimeout(this.handle);
    this.handle = real.setTimeout(() => this.ring(), Math.max(1, this.dueMs - elapsed()));
    if (!this.keeps) this.handle.unref();
    return this;
  }
  ring() {
    waiting.delete(this);
    if (this.repeats) this.refresh();
    this.run();
  }
  stop() {
    waiting.delete(this);
    real.clearTimeout(this.handle);
  }
  ref() {
    this.keeps = true;
    this.handle.ref();
    return this;
  }
  unref() {
    this.keeps = false;
    this.handle.unref();
    return this;
  }
  hasRef() {
    return this.keeps;
  }
}

globalThis.setTimeout = (run, ms, ...given) => new Timer(() => run(...given), ms, false);
globalThis.setInterval = (run, ms, ...given) => new Timer(() => run(...given), ms, true);
for (const name of ['clearTimeout', 'clearInterval'])
  globalThis[name] = (timer) => (timer instanceof Timer ? timer.stop() : real.clearTimeout(timer));

function look() {
  const text = readFileSync(file, 'utf8');
  const next = Number(text.split(' ')[1]);
  if (next !== awakeMs) {
    awakeMs = next;
    for (const timer of [...waiting].toSorted((a, b) => a.dueMs - b.dueMs)) timer.arm();
  }
  writeFileSync(`${file}.seen`, text);
}

// Not in the thread that loads modules.
if (isMainThread) real.setInterval(look, 10).unref();
