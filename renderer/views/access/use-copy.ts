import type { CopyForm } from '../../../preload/contract.ts';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';

export function useCopy(roleId: string): (form: CopyForm) => void {
  const { run } = useBridge();
  const { follow } = useToasts();
  const { credentials } = useMessages();
  return (form) => follow(run.copy(roleId, form), () => credentials.copied(credentials.forms[form]));
}
