import { describe, expect, it } from 'vitest';
import { iconState, tooltip } from '../../../../main/desktop/tray/icon.ts';
import { trayMenu } from '../../../../main/desktop/tray/menu.ts';
import { below, menuLines, menuText } from './menu-text.ts';
import { type TrayScene, trayScenes } from './scenes.ts';

const menuOf = ({ state, nowMs }: TrayScene) => trayMenu(state, nowMs, 'UTC');

/** Icon, tooltip and menu. */
function picture(scene: TrayScene, depth?: number): string {
  const { state, nowMs } = scene;
  const head = `[${iconState(state, nowMs)}]\n${tooltip(state, nowMs, 'UTC')}`;
  return `${head}\n==\n${menuText(menuLines(menuOf(scene)), depth)}`;
}

describe('the tray, whole', () => {
  it('with nothing set up', () => {
    expect(picture(trayScenes['nothing set up'])).toMatchInlineSnapshot(`
      "[sign-in-needed]
      Daypass
      No sign-in is set up yet
      ==
      (No sign-in is set up yet)
      Set up a sign-in…
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
  });

  it('with a sign-in and a role in use that end soon', () => {
    const scene = trayScenes['a sign-in and a role in use that end soon'];
    expect(picture(scene, 1)).toMatchInlineSnapshot(`
      "[renewing-soon]
      Daypass
      Hanbit: signed in, 12 min left
      ==
      Hanbit: signed in, 12 min left ▸
      --
      (Favourites)
      Log archive · Admin, until 10:00 ▸
      PROD payments · ReadOnly ▸
      --
      (Recent)
      PROD payments · Admin, 7 min left ▸
      sandbox-민수 · Admin ▸
      --
      All accounts (3) ▸
      --
      Clear the copied credentials
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
    expect(menuText(menuLines(below(menuOf(scene), 'Log archive')))).toMatchInlineSnapshot(`
      "(logs · 000000000002)
      --
      Open console
      Last opened pages ▸
        CloudWatch Logs · /aws/lambda/audit (eu-west-1)
        S3
      Copy as… ▸
        Profile for the AWS config (recommended)
        --
        Environment variables: bash, zsh
        Environment variables: fish
        Environment variables: PowerShell
        Environment variables: cmd
        --
        Profile for the credentials file
        --
        Access key ID
        Secret access key
        Session token
        --
        Console link
        Account number
        Role ARN
      Copy profile name: log-archive-admin
      --
      Remove from favourites"
    `);
  });

  it('with several sessions', () => {
    expect(picture(trayScenes['several sessions'])).toMatchInlineSnapshot(`
      "[sign-in-needed]
      Daypass
      Hanbit: signed in since 09:00
      R&D _lab_: sign-in has ended
      파트너: waiting for the browser
      Old portal: not signed in
      …
      ==
      Hanbit: signed in since 09:00 ▸
        (Renewed by itself while AWS allows it)
        --
        Refresh roles
        Sign out
      Sign in to R&D _lab_ (terraform needs it)
      파트너: the browser must show WDJB-MJHT ▸
        Open the sign-in page
        Cancel sign-in
      Sign in to Old portal
      More ▸
        Sign in to Spare
      --
      All accounts (2) ▸
        Hanbit (1) ▸
        R&D _lab_ (1) ▸
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
  });

  it('with a keychain that is locked and a clock that is wrong', () => {
    expect(picture(trayScenes['a keychain that is locked and a clock that is wrong'])).toMatchInlineSnapshot(`
      "[trouble]
      Daypass
      Hanbit: sign-in cannot be read
      ==
      The keychain is locked: unlock…
      (The clock of this computer is 7 minutes fast)
      --
      Hanbit: sign-in cannot be read ▸
        (The keychain is locked; unlock it and try again.)
        Sign in
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
  });

  it('with a network that is away', () => {
    expect(picture(trayScenes['a network that is away'])).toMatchInlineSnapshot(`
      "[renewing-soon]
      Daypass
      Hanbit: renewal is held up
      ==
      Hanbit: renewal is held up ▸
        (portal.sso.ap-northeast-2.amazonaws.com cannot be reached; check the network connection or the proxy.)
        --
        Sign in
        Refresh roles
        Sign out
      --
      All accounts (1) ▸
        PROD payments ▸
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
  });

  it('with accounts in groups of the user’s own, in Korean', () => {
    const scene = trayScenes['accounts in groups of the user’s own'];
    const accounts = below(menuOf(scene), '모든 계정');
    expect(menuText(menuLines(accounts), 3)).toMatchInlineSnapshot(`
      "결제팀 ▸
        운영 ▸
          [운영] 정산 운영 ▸
          [운영] payments-0001 ▸
          [운영] payments-0009 ▸
          [운영] payments-0013 ▸
          [운영] payments-0017 ▸
          [운영] payments-0021 ▸
          [운영] payments-0025 ▸
          [운영] payments-0029 ▸
          [운영] payments-0033 ▸
          [운영] payments-0037 ▸
        기타 ▸
          …02 – …20 ▸
          …22 – …40 ▸
      기타 ▸
        [운영] payments-0041 ▸
          Admin ▸
          ReadOnly ▸
        payments-0042 ▸
          Admin ▸
          ReadOnly ▸
        payments-0043 ▸
          Admin ▸
          ReadOnly ▸
        payments-0044 ▸
          Admin ▸
          ReadOnly ▸
        [운영] payments-0045 ▸
          Admin ▸
          ReadOnly ▸
        payments-0046 ▸
          Admin ▸
          ReadOnly ▸
        payments-0047 ▸
          Admin ▸
          ReadOnly ▸
        payments-0048 ▸
          Admin ▸
          ReadOnly ▸
        [운영] payments-0049 ▸
          Admin ▸
          ReadOnly ▸
        payments-0050 ▸
          Admin ▸
          ReadOnly ▸
        payments-0051 ▸
          Admin ▸
          ReadOnly ▸
        payments-0052 ▸
          Admin ▸
          ReadOnly ▸
        [운영] payments-0053 ▸
          Admin ▸
          ReadOnly ▸
        payments-0054 ▸
          Admin ▸
          ReadOnly ▸
        payments-0055 ▸
          Admin ▸
          ReadOnly ▸
        payments-0056 ▸
          Admin ▸
          ReadOnly ▸
        [운영] payments-0057 ▸
          Admin ▸
          ReadOnly ▸
        payments-0058 ▸
          Admin ▸
          ReadOnly ▸
        payments-0059 ▸
          Admin ▸
          ReadOnly ▸
        payments-0060 ▸
          Admin ▸
          ReadOnly ▸"
    `);
  });
});
