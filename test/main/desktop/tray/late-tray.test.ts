import { describe, expect, it } from 'vitest';
import { createLateTray } from '../../../../main/desktop/tray/late-tray.ts';
import { note } from '../../../../main/desktop/tray/entry.ts';

function aPanel() {
  const calls: string[] = [];
  const tray = createLateTray(() => {
    calls.push('made');
    return {
      setIcon: (state) => void calls.push(state),
      setTooltip: (text) => void calls.push(text),
      setMenu: (menu) => void calls.push(`${menu.length} entries`),
      bounds: () => ({ x: 1, y: 2, width: 3, height: 4 }),
      destroy: () => void calls.push('destroyed'),
    };
  });
  return { tray, calls };
}

describe('a tray icon that has to wait for its panel', () => {
  it('appears once, with what was last set', () => {
    const { tray, calls } = aPanel();
    tray.setIcon('trouble');
    tray.setIcon('signed-in');
    tray.setTooltip('Daypass');
    tray.setMenu([note('one')]);
    expect([calls, tray.bounds().width]).toEqual([[], 0]);
    tray.appear();
    tray.appear();
    expect([calls, tray.bounds().width]).toEqual([['made', 'signed-in', 'Daypass', '1 entries'], 3]);
  });

  it('sets nothing that nobody set, and follows from then on', () => {
    const { tray, calls } = aPanel();
    tray.appear();
    tray.setTooltip('later');
    tray.destroy();
    expect(calls).toEqual(['made', 'later', 'destroyed']);
  });
});
