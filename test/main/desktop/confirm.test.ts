import type { MessageBoxOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type Confirm, createConfirm } from '../../../main/desktop/confirm.ts';
import type { Language } from '../../../preload/contract.ts';

/** A person before a screen; `answer` closes the box that stands there, by the index of its button. */
function aScreen(language: Language = 'en') {
  const boxes: MessageBoxOptions[] = [];
  let answer: (response: number) => void = () => undefined;
  const confirm: Confirm = createConfirm(
    (options) => {
      boxes.push(options);
      return new Promise((resolve) => {
        answer = (response) => resolve({ response });
      });
    },
    () => language,
  );
  return { confirm, boxes, answer: (response: number) => answer(response) };
}

describe('a question to the person', () => {
  it.each([
    [0, false],
    [1, true],
  ])('answered by button %i is %s', async (button, agreed) => {
    const { confirm, answer } = aScreen();
    const asked = confirm({ kind: 'ask-host', host: 'sso.hanbit.example' });
    answer(button);
    expect(await asked).toBe(agreed);
  });

  it('is not agreed to by Return or Escape', async () => {
    const { confirm, boxes, answer } = aScreen();
    const asked = confirm({ kind: 'open-host', host: 'login.hanbit.example' });
    answer(0);
    await asked;
    expect(boxes[0]).toMatchObject({ defaultId: 0, cancelId: 0, buttons: ['Cancel', 'Open'] });
  });

  it('shows the whole of a host, for its end says whose it is', async () => {
    const { confirm, boxes, answer } = aScreen();
    const host = `${'a.'.repeat(100)}evil.example:8443`;
    const asked = confirm({ kind: 'ask-host', host });
    answer(0);
    await asked;
    expect(boxes[0]?.message).toContain(host);
  });

  it('names each setting with its new value, as what it is', async () => {
    const { confirm, boxes, answer } = aScreen('ko');
    const asked = confirm({
      kind: 'change-settings',
      changes: [
        ['proxy', 'http://proxy.example:3128'],
        ['caBundle', '/etc/\u202essl\n.pem'],
      ],
    });
    answer(0);
    await asked;
    expect(boxes[0]?.message).toContain('\n\n프록시: http://proxy.example:3128\nCA 번들: /etc/ssl.pem\n\n');
  });

  it('is one at a time; another meanwhile is not agreed to, and the next one later is asked', async () => {
    const { confirm, boxes, answer } = aScreen();
    const first = confirm({ kind: 'ask-host', host: 'one.example' });
    const second = await confirm({ kind: 'ask-host', host: 'two.example' });
    expect([second, boxes.length]).toEqual([false, 1]);
    answer(1);
    expect(await first).toBe(true);
    const third = confirm({ kind: 'ask-host', host: 'three.example' });
    answer(1);
    expect(await third).toBe(true);
  });
});
