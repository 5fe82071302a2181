import type {
  AccountMark,
  AppState,
  DesktopView,
  HeldRoleView,
  SessionStatus,
} from '../../../../preload/contract.ts';
import {
  accountId,
  anAccount,
  aSession,
  aState,
  hours,
  manyAccounts,
  minutes,
  nine,
  signedIn,
} from '../a-state.ts';

/** What the tray shows at ten past nine, UTC. */
export interface TrayScene {
  readonly state: AppState;
  readonly nowMs: number;
}

const tenPast = nine + minutes(10);
const production: AccountMark = { environment: 'production', colour: 'red' };

const desktop: DesktopView = {
  ...{ platform: 'linux', version: '1.0.0', tray: true, shortcut: 'off', suggestedShortcut: '' },
  dismissed: [],
  shown: { view: 'access', times: 0 },
};

const payments = anAccount('payments', ['Admin', 'ReadOnly'], { mark: production });
const logs = anAccount('logs', ['Admin'], { id: accountId(2), mark: { label: 'Log archive' } });
const sandbox = anAccount('sandbox-민수', ['Admin'], { id: accountId(3), mark: { environment: 'sandbox' } });

function held(roleId: string, issuedAtMs: number, expiresAtMs: number): HeldRoleView {
  return { roleId, issuedAtMs, expiresAtMs, inUse: true, renewedAhead: true };
}

function used(roleId: string, weight: number) {
  return { roleId, weight, lastUsedAtMs: nine, by: 'terraform' };
}

const endsSoon: SessionStatus = {
  ...{ kind: 'signed-in', signedInAtMs: nine - hours(8), renewable: false },
  tokenExpiresAtMs: tenPast + minutes(12),
};

/** One for each kind of day. */
export const trayScenes = {
  'nothing set up': { nowMs: tenPast, state: aState({ desktop }) },

  'a sign-in and a role in use that end soon': {
    nowMs: tenPast,
    state: aState({
      desktop,
      sessions: [aSession({ status: endsSoon, accounts: [payments, logs, sandbox] })],
      profiles: {
        ...aState().profiles,
        written: [{ roleId: `hanbit/${accountId(2)}/Admin`, name: 'log-archive-admin' }],
      },
      favourites: [`hanbit/${accountId(2)}/Admin`, `hanbit/${accountId(1)}/ReadOnly`],
      roleUses: [used(`hanbit/${accountId(1)}/Admin`, 7), used(`hanbit/${accountId(3)}/Admin`, 2)],
      recentPages: [
        {
          ...{ roleId: `hanbit/${accountId(2)}/Admin`, destination: 'recent:1' },
          ...{ service: 'CloudWatch Logs', detail: '/aws/lambda/audit', region: 'eu-west-1' },
        },
        { roleId: `hanbit/${accountId(2)}/Admin`, destination: 'recent:2', service: 'S3' },
      ],
      held: [
        held(`hanbit/${accountId(1)}/Admin`, tenPast - minutes(53), tenPast + minutes(7)),
        held(`hanbit/${accountId(2)}/Admin`, nine, nine + hours(1)),
      ],
      clipboard: {
        ...{ roleId: `hanbit/${accountId(1)}/Admin`, form: 'env-bash' },
        clearsAtMs: tenPast + minutes(1),
      },
    }),
  },

  'several sessions': {
    nowMs: tenPast,
    state: aState({
      desktop,
      sessions: [
        aSession({ accounts: [payments] }),
        aSession({
          ...{ id: 'lab', label: 'R&D _lab_', signInWantedBy: 'terraform' },
          status: { kind: 'sign-in-needed', sinceMs: nine },
          accounts: [anAccount('lab-1', ['Researcher'], { sessionId: 'lab' })],
        }),
        aSession({
          ...{ id: 'partner', label: '파트너' },
          status: {
            ...{ kind: 'signing-in', flow: 'device', link: 'https://device.example', userCode: 'WDJB-MJHT' },
            expiresAtMs: tenPast + minutes(9),
          },
        }),
        aSession({ id: 'old', label: 'Old portal', status: { kind: 'signed-out' } }),
        aSession({ id: 'spare', label: 'Spare', status: { kind: 'signed-out' } }),
      ],
    }),
  },

  'a keychain that is locked and a clock that is wrong': {
    nowMs: tenPast,
    state: aState({
      desktop,
      keychain: { kind: 'locked', backend: 'secret-service' },
      clockSkewMs: -420_000,
      sessions: [
        aSession({
          status: { kind: 'unknown', error: { code: 'keychain-locked', recovery: 'unlock-keychain' } },
        }),
      ],
    }),
  },

  'a network that is away': {
    nowMs: tenPast,
    state: aState({
      desktop,
      sessions: [
        aSession({
          status: { kind: 'renewing', signedInAtMs: nine - hours(2), sinceMs: nine },
          accounts: [payments],
          progress: {
            ...{ kind: 'failed', listedAtMs: nine - hours(2) },
            error: { code: 'offline', recovery: 'retry', subject: 'portal.sso.ap-northeast-2.amazonaws.com' },
          },
        }),
      ],
    }),
  },

  'accounts in groups of the user’s own': {
    nowMs: tenPast,
    state: aState({
      ...{ desktop, language: 'ko' },
      sessions: [
        aSession({
          accounts: manyAccounts(60, ['Admin', 'ReadOnly']).map((account, index) => ({
            ...account,
            mark: {
              ...(index < 40 ? { group: '결제팀' } : {}),
              ...(index % 4 === 0 ? production : {}),
              ...(index === 4 ? { label: '정산 운영' } : {}),
            },
          })),
        }),
      ],
    }),
  },

  'signed in': {
    nowMs: tenPast,
    state: aState({ desktop, sessions: [aSession({ status: signedIn, accounts: [payments, logs] })] }),
  },
} satisfies Readonly<Record<string, TrayScene>>;
