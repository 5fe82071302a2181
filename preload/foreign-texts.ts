import type { ForeignTool, PlaintextKind } from './aws-profiles.ts';

/** Names of other tools, and what they leave on a disk, as both a terminal and a window say it. */

export const toolNames: Readonly<Record<ForeignTool, string>> = {
  'aws-cli': 'AWS CLI',
  'aws-sso-cli': 'aws-sso-cli',
  'aws-vault': 'aws-vault',
  granted: 'Granted',
  leapp: 'Leapp',
};

export const plaintextNames: Readonly<Record<'en' | 'ko', Readonly<Record<PlaintextKind, string>>>> = {
  en: {
    'sso-token': 'sign-in token: opens every role of yours',
    'client-registration': 'client registration: redeems refresh tokens',
    'role-credentials': 'role credentials',
    'temporary-profile': 'temporary keys in the credentials file',
    'credentials-copy': 'Leapp’s copy of the credentials file',
    'leapp-workspace': 'Leapp’s workspace',
    'aws-sso-cli-store': 'aws-sso-cli’s store in a file',
  },
  ko: {
    'sso-token': '로그인 토큰: 모든 역할을 얻을 수 있음',
    'client-registration': '클라이언트 등록: 갱신 토큰을 쓸 수 있음',
    'role-credentials': '역할 자격 증명',
    'temporary-profile': '자격 증명 파일의 임시 키',
    'credentials-copy': 'Leapp이 만든 자격 증명 파일 사본',
    'leapp-workspace': 'Leapp 작업 공간',
    'aws-sso-cli-store': 'aws-sso-cli의 파일 저장소',
  },
};

/** As they are listed, the worst first. */
export const plaintextKinds: readonly PlaintextKind[] = [
  ...(['sso-token', 'client-registration', 'role-credentials', 'temporary-profile'] as const),
  ...(['credentials-copy', 'leapp-workspace', 'aws-sso-cli-store'] as const),
];
