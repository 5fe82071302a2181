import path from 'node:path';
import { askBroker } from '../../../main/credential-process/ask-broker.ts';
import { createAnswer } from '../../../main/credential-process/answer-request.ts';
import {
  type ContainerEndpoints,
  createContainerEndpoints,
} from '../../../main/credential-process/container-endpoint.ts';
import type { Program } from '../../../main/credential-process/frames.ts';
import type { Request } from '../../../main/credential-process/protocol.ts';
import { allVerbs } from '../../../main/credential-process/verbs/all.ts';
import { createOpeningPace } from '../../../main/console/opening-pace.ts';
import type { Daypass } from '../../../main/daypass.ts';
import { createLog } from '../../../main/log.ts';
import { errorSentence } from '../../../preload/error-messages.ts';
import { loadSettings, type SettingsStore, settingsSchema } from '../../../main/settings/settings.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { type Rig, type RigOptions, startRig } from '../rig.ts';
import { plainRequest } from './ask.ts';

interface Answered {
  readonly out: string;
  readonly err: string;
  readonly code: number;
  readonly program: Program | undefined;
}

interface Asking extends Omit<Partial<Request>, 'args'> {
  readonly signal?: AbortSignal;
  /** Told of all that is written, as it is written. */
  readonly heard?: (text: string) => void;
}

export interface VerbRig extends AsyncDisposable {
  readonly rig: Rig;
  readonly settings: SettingsStore;
  readonly endpoints: ContainerEndpoints;
  /** How often the host was told to stop, and everything to be taken back. */
  readonly told: { stops: number; uninstalls: number };
  /** What `daypass ARGS` shows, in a pipe unless told otherwise. */
  run(args: readonly string[], asking?: Asking): Promise<Answered>;
  /** Every role of the session is listed. */
  signIn(): Promise<void>;
}

export const developer = '452907316084/PaymentsDeveloper';
export const terminal = { tty: { in: true, out: true, err: true }, columns: 80 } as const;
export const korean = { locale: 'ko_KR.UTF-8', tz: 'Asia/Seoul' } as const;

export async function startVerbRig(options: RigOptions = {}, command = 'daypass'): Promise<VerbRig> {
  const rig = await startRig(options);
  const file = storedFile(path.join(rig.dataFolder, 'settings.json'), settingsSchema);
  const settings = await loadSettings(file, () => undefined);
  const openingPace = createOpeningPace({ times: 1 });
  const told = { stops: 0, uninstalls: 0 };
  const log = createLog(() => undefined);
  const endpoints = createContainerEndpoints({
    credentials: (role, program) => askBroker(rig.core, role, program),
    toView: log.view,
    sentence: (error) => errorSentence(error, 'en'),
  });
  const daypass = (): Daypass => ({
    ...{ core: rig.core, settings, containerEndpoints: endpoints, openingPace },
    probeKeychain: async () => rig.core.store.get().keychain,
    host: {
      ...{ kind: 'headless', version: '9.8.7', pid: 4321, startedAtMs: Date.now() - 7_200_000 },
      dataFolder: rig.dataFolder,
      command,
      stop: () => void (told.stops += 1),
      unheard: Promise.resolve(),
    },
    uninstall: async () => {
      told.uninstalls += 1;
      return undefined;
    },
  });
  return {
    ...{ rig, settings, endpoints, told },
    async run(args, { signal = new AbortController().signal, heard = () => undefined, ...changed } = {}) {
      const written = { out: '', err: '' };
      let program: Program | undefined;
      const request: Request = { ...plainRequest, ...changed, args };
      const reply = {
        out: (text: string) => heard((written.out += text)),
        err: (text: string) => heard((written.err += text)),
        exec: (given: Program) => void (program = given),
      };
      const code = await createAnswer(daypass(), allVerbs, log)(request, reply, signal);
      return { ...written, code, program };
    },
    async signIn() {
      await rig.signIn();
      await rig.core.refresh(rig.session.id);
    },
    async [Symbol.asyncDispose]() {
      endpoints.close();
      await rig[Symbol.asyncDispose]();
    },
  };
}
