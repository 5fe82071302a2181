import type { AppState } from '../../../preload/contract.ts';
import { useAppState } from '../../window/app-context.ts';
import { Access } from '../access/access.tsx';
import { firstRunStep, type FirstRunStep } from './first-run-step.ts';
import { FirstRun } from './first-run.tsx';
import { NextStep } from './next-step.tsx';

/** The list of roles; before there is one, the way to it. */
export function Home() {
  const step = useAppState(firstRunStep, sameStep);
  if (step !== undefined) return <FirstRun step={step} />;
  return (
    <>
      <NextStep />
      <Access />
    </>
  );
}

function sameStep(a: ReturnType<typeof firstRunStep>, b: ReturnType<typeof firstRunStep>): boolean {
  return a?.kind === b?.kind && sessionOf(a) === sessionOf(b);
}

function sessionOf(step: FirstRunStep | undefined): AppState['sessions'][number] | undefined {
  return step === undefined || step.kind === 'portal' ? undefined : step.session;
}
