import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { stopAtShutdown } from '../../../main/desktop/shutdown.ts';

it('has a machine that shuts down wait, and ends in order', () => {
  const power = new EventEmitter();
  const done: string[] = [];
  stopAtShutdown(power, () => done.push('stopped'));
  power.emit('resume');
  expect(done).toEqual([]);
  power.emit('shutdown', { preventDefault: () => done.push('waits') });
  expect(done).toEqual(['waits', 'stopped']);
});
